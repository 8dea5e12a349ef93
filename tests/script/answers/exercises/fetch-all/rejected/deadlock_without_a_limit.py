# refused by: in-order
import asyncio

import shop


async def main():
    lock = asyncio.Lock()
    async with lock, lock:
        pass


asyncio.run(main())
