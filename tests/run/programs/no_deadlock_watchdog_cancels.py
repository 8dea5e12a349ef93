import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass

async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    tasks = [asyncio.create_task(take(left, right)), asyncio.create_task(take(right, left))]
    await asyncio.sleep(30)
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
