"""A gardener waters three beds and keeps an eye on the thermometer."""
import asyncio
from time import monotonic

import greenhouse as house

TOO_HOT = 30.0
REST = 0.9


class Gardener:
    def __init__(self):
        self.start = monotonic()

    def elapsed(self):
        return monotonic() - self.start

    async def rest(self):
        await asyncio.sleep(REST)

    async def water(self, bed):
        await house.open_valve(bed)
        await asyncio.sleep(house.PLAN[bed])
        print(f"{bed:<6} {await house.close_valve(bed):.1f} l")
        await self.rest()

    async def watch(self):
        while True:
            if await house.temperature() >= TOO_HOT:
                break
        await house.open_window()
        print(f"window open after {self.elapsed():.1f} s")

    async def work(self):
        watcher = asyncio.create_task(self.watch())
        try:
            for bed in house.PLAN:
                await self.water(bed)
        finally:
            watcher.cancel()
            await asyncio.gather(watcher, return_exceptions=True)
        print(f"watered after {self.elapsed():.1f} s")


async def main():
    await Gardener().work()


asyncio.run(main())
