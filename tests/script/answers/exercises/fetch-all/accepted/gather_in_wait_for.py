import asyncio

import shop


async def main():
    found = await asyncio.wait_for(asyncio.gather(*map(shop.fetch, shop.NAMES)), 2)
    print(*found, sep='\n')


asyncio.run(main())
