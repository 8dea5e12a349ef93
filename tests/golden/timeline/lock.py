import asyncio


async def visit(lock):
    async with lock:
        await asyncio.sleep(0.1)


async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("Ann", "Ben", "Cleo"):
            group.create_task(visit(lock), name=name)


asyncio.run(main())
