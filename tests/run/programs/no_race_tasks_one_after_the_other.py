import asyncio

class Counter:
    count = 0

async def add():
    seen = Counter.count
    await asyncio.sleep(0.1)
    Counter.count = seen + 1

async def main():
    await asyncio.create_task(add())
    await asyncio.create_task(add())

asyncio.run(main())
