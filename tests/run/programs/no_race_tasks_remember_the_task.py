import asyncio

cache = {}

async def work():
    await asyncio.sleep(0.1)
    return 1

async def get(key):
    if key not in cache:
        cache[key] = asyncio.create_task(work())
    return await cache[key]

async def main():
    await asyncio.gather(get(1), get(1))

asyncio.run(main())
