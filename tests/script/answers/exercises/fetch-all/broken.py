import asyncio

import shop


async def main():
    for name in shop.NAMES:
        print(await shop.fetch(name))


asyncio.run(main())
