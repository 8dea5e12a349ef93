import asyncio

cache = {}


async def load(key):
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.1)
    cache[key] = key * 2
    return cache[key]


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        for key in range(3):
            group.create_task(load(key))
    print(await asyncio.gather(load(0), load(1), load(7)))


asyncio.run(main())
