"""Fetch two pages."""
import asyncio


async def fetch(name):
    await asyncio.sleep(0.1)
    return f"page {name}"


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(name)) for name in ("one", "two")]
    print([task.result() for task in tasks])


asyncio.run(main())
