# refused by: processes-are-reused
"""The avalanche hut: compute the bulletins, and listen to the radio."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import hut

WORKERS = 2             # processes that may compute, in all


async def assess(slope, hour, pool):
    snow = await hut.readings(slope, hour)
    loop = asyncio.get_running_loop()
    try:
        return await loop.run_in_executor(pool, hut.risk, snow)
    except hut.Frozen:
        return None


async def bulletin(hour):
    with ProcessPoolExecutor(WORKERS) as pool:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(assess(slope, hour, pool))
                     for slope in hut.SLOPES]
    for slope, task in zip(hut.SLOPES, tasks):
        hut.publish(hour, slope, task.result())


async def radio():
    while True:
        hut.listen()
        await asyncio.sleep(0.01)


async def main():
    listening = asyncio.create_task(radio())
    for hour in "morning", "noon":
        await bulletin(hour)
    listening.cancel()


if __name__ == "__main__":
    asyncio.run(main())
    hut.report()
