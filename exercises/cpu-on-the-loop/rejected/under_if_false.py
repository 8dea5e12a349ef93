# refused by: computed-elsewhere
"""The avalanche hut: compute the bulletins, and listen to the radio."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import hut

WORKERS = 2             # processes that may compute, in all


async def assess(slope, hour, pool):
    snow = await hut.readings(slope, hour)
    loop = asyncio.get_running_loop()
    try:
        if False:
            return await loop.run_in_executor(pool, hut.risk, snow)
        return hut.risk(snow)
    except hut.Frozen:
        return None


async def bulletin(hour, pool):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(assess(slope, hour, pool))
                 for slope in hut.SLOPES]
    for slope, task in zip(hut.SLOPES, tasks):
        hut.publish(hour, slope, task.result())


async def radio():
    while True:
        hut.listen()
        await asyncio.sleep(0.01)


async def main(pool):
    listening = asyncio.create_task(radio())
    for hour in "morning", "noon":
        await bulletin(hour, pool)
    listening.cancel()


if __name__ == "__main__":
    with ProcessPoolExecutor(WORKERS) as workers:
        asyncio.run(main(workers))
    hut.report()
