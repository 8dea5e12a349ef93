import asyncio

class Counter:
    count = 0

async def add():
    for _ in range(3):
        await asyncio.sleep(0.1)
        Counter.count += 1

async def main():
    await asyncio.gather(add(), add())

asyncio.run(main())
