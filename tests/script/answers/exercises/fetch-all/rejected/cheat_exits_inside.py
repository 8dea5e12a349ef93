# refused by: in-order
import asyncio

import shop
import os


async def main():
    os._exit(0)


asyncio.run(main())
