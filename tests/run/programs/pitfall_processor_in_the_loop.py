import asyncio
import time

async def main():
    began = time.thread_time()
    while time.thread_time() - began < 0.3:
        sum(range(1000))

asyncio.run(main())
