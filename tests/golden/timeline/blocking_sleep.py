import asyncio
import time


async def ticker():
    for _ in range(4):
        await asyncio.sleep(0.05)
        print("tick")


async def bad():
    await asyncio.sleep(0.06)
    time.sleep(0.2)


async def main():
    await asyncio.gather(ticker(), bad())


asyncio.run(main())
