import asyncio
import time

async def main():
    time.sleep(0.3)

asyncio.run(main())
