"""The avalanche hut: compute the bulletins, and listen to the radio."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import hut

WORKERS = 2             # processes that may compute, in all


def compute(snow):
    try:
        return hut.risk(snow)
    except hut.Frozen:
        return None


async def bulletin(hour, pool):
    snow = await asyncio.gather(*(hut.readings(slope, hour)
                                  for slope in hut.SLOPES))
    jobs = pool.map(compute, snow)          # hands out, does not wait
    risks = await asyncio.to_thread(list, jobs)
    for slope, answer in zip(hut.SLOPES, risks):
        hut.publish(hour, slope, answer)


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
