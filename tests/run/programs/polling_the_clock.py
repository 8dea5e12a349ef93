import asyncio
import time

async def main():
    end = time.monotonic() + 3
    while time.monotonic() < end:
        await asyncio.sleep(0)

asyncio.run(main())
