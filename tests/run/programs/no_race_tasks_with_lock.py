import asyncio

class Counter:
    count = 0

lock = asyncio.Lock()
slot = asyncio.Semaphore(1)

async def add(guard):
    async with guard:
        seen = Counter.count
        await asyncio.sleep(0.1)
        Counter.count = seen + 1

async def main():
    await asyncio.gather(add(lock), add(lock), add(lock))
    await asyncio.gather(add(slot), add(slot))
    print(Counter.count)

asyncio.run(main())
