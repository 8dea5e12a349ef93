"""The avalanche hut: an office that owns its pool."""
import asyncio as aio
from concurrent import futures

from hut import SLOPES, Frozen, listen, publish, readings, report, risk

WORKERS = 2


class Office:
    def __init__(self, pool):
        self.pool = pool

    async def assess(self, slope, hour):
        job = self.pool.submit(compute, await readings(slope, hour))
        return await aio.wrap_future(job)

    async def bulletin(self, hour):
        for line in zip(SLOPES, await aio.gather(
                *(self.assess(slope, hour) for slope in SLOPES))):
            publish(hour, *line)


def compute(snow):
    """Runs in a worker; None is pickled like anything else."""
    try:
        return risk(snow)
    except Frozen:
        return None


async def radio():
    while True:
        listen()
        await aio.sleep(0.01)


async def main():
    with futures.ProcessPoolExecutor(max_workers=WORKERS) as pool:
        listening = aio.ensure_future(radio())
        office = Office(pool)
        for hour in ("morning", "noon"):
            await office.bulletin(hour)
        listening.cancel()


if __name__ == "__main__":
    aio.run(main())
    report()
