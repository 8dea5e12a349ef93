# refused by: in-order
import gc
gc.get_objects()
import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(shop.fetch(name)) for name in shop.NAMES]
    for task in tasks:
        print(task.result())


asyncio.run(main())
