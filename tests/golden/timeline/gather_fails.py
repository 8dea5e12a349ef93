import asyncio


async def fetch(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    print(name, "arrived")
    return name


async def main():
    try:
        await asyncio.gather(fetch("users", 0.1), fetch("orders", 0.15, fails=True), fetch("stock", 0.4))
    except ValueError as error:
        print("main saw", error)
    await asyncio.sleep(0.1)


asyncio.run(main())
