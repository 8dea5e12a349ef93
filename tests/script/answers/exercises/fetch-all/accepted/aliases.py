import asyncio as aio
from asyncio import TaskGroup as Group

import shop as store


async def main():
    async with aio.timeout(2), Group() as group:
        tasks = [group.create_task(store.fetch(name)) for name in store.NAMES]
    for task in tasks:
        print(task.result())


aio.run(main())
