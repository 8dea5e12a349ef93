# refused by: in-order
import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        async with asyncio.TaskGroup() as group:
            for name in shop.NAMES:
                task = group.create_task(shop.fetch(name))
                print(await task)


asyncio.run(main())
