import asyncio


async def fetch(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"{name} failed")
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("users", 0.1))
        group.create_task(fetch("orders", 0.15, fails=True))
        group.create_task(fetch("stock", 0.4))


asyncio.run(main())
