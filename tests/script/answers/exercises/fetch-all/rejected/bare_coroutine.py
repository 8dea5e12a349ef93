# refused by: at-once
import asyncio

import shop


async def main():
    found = [shop.fetch(name) for name in shop.NAMES]
    for one in found:
        print(await one)


asyncio.run(main())
