# refused by: in-order
import asyncio

import shop


async def main():
    for name in shop.NAMES:
        shop.fetch(name)


asyncio.run(main())
