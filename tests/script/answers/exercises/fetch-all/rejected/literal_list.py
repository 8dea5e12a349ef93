# refused by: in-order
import asyncio

import shop


async def main():
    for one in ['tea!', 'rice!', 'salt!', 'figs!']:
        print(one)


asyncio.run(main())
