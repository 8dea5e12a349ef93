import asyncio
import time

async def main():
    loop = asyncio.get_running_loop()
    before = time.monotonic(), time.perf_counter(), time.time(), time.monotonic_ns(), loop.time()
    await asyncio.sleep(1.5)
    after = time.monotonic(), time.perf_counter(), time.time(), time.monotonic_ns(), loop.time()
    print(*[later - earlier for earlier, later in zip(before, after)])

asyncio.run(main())
