import asyncio

class Counter:
    count = 0

async def one():
    await asyncio.sleep(0.1)
    return 1

async def add():
    Counter.count += await one()

async def main():
    await asyncio.gather(add(), add())

asyncio.run(main())
