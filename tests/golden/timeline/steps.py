import asyncio


async def count(name):
    for n in range(3):
        await asyncio.sleep(0)
        print(name, n)


async def main():
    count("lost")
    await asyncio.gather(count("a"), count("b"))


asyncio.run(main())
