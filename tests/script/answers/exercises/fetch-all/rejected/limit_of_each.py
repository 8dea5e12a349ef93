# refused by: at-once
import asyncio

import shop


async def main():
    for name in shop.NAMES:
        print(await asyncio.wait_for(shop.fetch(name), 2))


asyncio.run(main())
