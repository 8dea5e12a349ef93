# refused by: in-order
import asyncio

import shop


async def main():
    pass


asyncio.run(main())
