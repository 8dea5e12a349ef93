"""Water three beds, and open the window as soon as it gets too hot."""
import asyncio as aio
from asyncio import sleep
from time import monotonic

import greenhouse

TOO_HOT = 30.0          # degrees
REST = 0.9              # seconds the pump rests after each bed


async def water(bed, seconds):
    await greenhouse.open_valve(bed)
    await sleep(delay=seconds)
    liters = await greenhouse.close_valve(bed)
    print(f"{bed:<6} {liters:.1f} l")
    await sleep(REST)


async def watch(start):
    while await greenhouse.temperature() < TOO_HOT:
        pass
    await greenhouse.open_window()
    print(f"window open after {monotonic() - start:.1f} s")


async def main():
    start = monotonic()
    async with aio.TaskGroup() as group:
        watcher = group.create_task(watch(start))
        for bed, seconds in greenhouse.PLAN.items():
            await water(bed, seconds)
        watcher.cancel()
    print(f"watered after {monotonic() - start:.1f} s")


if __name__ == "__main__":
    aio.run(main())
