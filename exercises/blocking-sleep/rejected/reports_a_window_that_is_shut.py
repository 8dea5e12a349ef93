# refused by: window-opens-in-time
"""Water three beds, and open the window as soon as it gets too hot."""
import asyncio
import time

import greenhouse

TOO_HOT = 30.0          # degrees
REST = 0.9              # seconds the pump rests after each bed


async def rest_pump():
    await asyncio.sleep(REST)


async def water(bed, seconds):
    await greenhouse.open_valve(bed)
    await asyncio.sleep(seconds)
    liters = await greenhouse.close_valve(bed)
    print(f"{bed:<6} {liters:.1f} l")
    await rest_pump()


async def watch(start):
    while await greenhouse.temperature() < TOO_HOT:
        pass
    # await greenhouse.open_window()
    print(f"window open after {time.monotonic() - start:.1f} s")


async def main():
    start = time.monotonic()
    async with asyncio.TaskGroup() as group:
        watcher = group.create_task(watch(start))
        for bed, seconds in greenhouse.PLAN.items():
            await water(bed, seconds)
        watcher.cancel()
    print(f"watered after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
