# refused by: in-order
import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        async with asyncio.TaskGroup() as group:
            for name in shop.NAMES:
                print(await group.create_task(shop.fetch(name)))


asyncio.run(main())
