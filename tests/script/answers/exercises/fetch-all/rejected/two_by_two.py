# refused by: at-once
import asyncio

import shop


async def main():
    a = await asyncio.gather(*map(shop.fetch, shop.NAMES[:2]))
    b = await asyncio.gather(*map(shop.fetch, shop.NAMES[2:]))
    print(*a, *b, sep='\n')


asyncio.run(main())
