# refused by: in-order
import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        for one in asyncio.as_completed([shop.fetch(name) for name in shop.NAMES]):
            print(await one)


asyncio.run(main())
