import asyncio

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        try:
            async with asyncio.timeout(200):
                async with second:
                    pass
        except TimeoutError:
            pass

async def heart():
    for _ in range(500):
        await asyncio.sleep(1)

async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(left, right), take(right, left), heart())

asyncio.run(main())
