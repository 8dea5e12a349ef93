# refused by: in-order
import asyncio

import shop


async def main():
    for name in shop.NAMES:
        asyncio.create_task(shop.fetch(name))


asyncio.run(main())
