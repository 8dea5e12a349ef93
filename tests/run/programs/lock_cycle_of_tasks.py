import asyncio

async def take(first, second, pause):
    await asyncio.sleep(pause)
    async with first:
        async with second:
            pass

async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(left, right, 0), take(right, left, 1))

asyncio.run(main())
