# refused by: in-order
import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        lock = asyncio.Lock()
        async with lock:
            async with lock:
                pass


asyncio.run(main())
