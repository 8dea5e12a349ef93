import asyncio

in_flight = {}
fetched = 0


async def fetch(key):
    global fetched
    fetched += 1
    await asyncio.sleep(0.1)
    return key * 2


async def get(key):
    if key in in_flight:
        return await asyncio.shield(in_flight[key])
    task = in_flight[key] = asyncio.create_task(fetch(key))
    try:
        return await task
    finally:
        del in_flight[key]


async def main():
    print(await asyncio.gather(*(get(key) for key in (1, 2, 1, 1))), fetched)
    print(await get(1), fetched, in_flight)


asyncio.run(main())
