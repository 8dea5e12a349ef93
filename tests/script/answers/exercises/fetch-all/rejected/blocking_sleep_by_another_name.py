# refused by: at-once
import asyncio

import shop
from time import sleep as nap


async def main():
    nap(0.5)
    async with asyncio.timeout(2):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(shop.fetch(name)) for name in shop.NAMES]
    for task in tasks:
        print(task.result())


asyncio.run(main())
