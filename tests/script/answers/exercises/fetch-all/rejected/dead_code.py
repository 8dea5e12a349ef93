# refused by: at-once
import asyncio

import shop


async def main():
    for name in shop.NAMES:
        print(await shop.fetch(name))
    if False:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(shop.fetch(name)) for name in shop.NAMES]
        for task in tasks:
            print(task.result())


asyncio.run(main())
