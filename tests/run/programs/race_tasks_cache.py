import asyncio

cache = {}

async def get(key):
    if key not in cache:
        await asyncio.sleep(0.1)
        cache[key] = key * 2
    return cache[key]

async def main():
    await asyncio.gather(get(1), get(1))

asyncio.run(main())
