import asyncio

async def walk(slots, depth):
    async with slots:
        await asyncio.sleep(0.1)
        if depth:
            await asyncio.gather(walk(slots, depth - 1), walk(slots, depth - 1))

async def main():
    await walk(asyncio.Semaphore(2), 2)

asyncio.run(main())
