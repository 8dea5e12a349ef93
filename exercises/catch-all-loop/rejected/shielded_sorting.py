# refused by: arms-are-down
"""The evening shift of two sorting robots."""
import asyncio
import time

import plant

ROBOTS = ("left", "right")
SHIFT = 3.0             # seconds until the bell rings


async def work(robot):
    while True:
        try:
            item = await plant.next_item()
            if item is None:
                break
            target = await asyncio.shield(plant.sort(robot, item))
            print(f"{robot:<6}{item} -> {target}")
        except Exception as trouble:    # a bad thing must not stop a robot
            print(f"{robot:<6}leaves out {trouble!r}")


async def main():
    start = time.monotonic()
    robots = [asyncio.create_task(work(robot), name=robot) for robot in ROBOTS]
    await asyncio.wait(robots, timeout=SHIFT)
    for task in robots:
        task.cancel()
    await asyncio.wait(robots)
    for task in robots:
        stopped = task.cancelled()
        print(f"{task.get_name():<6}",
              "stopped by the bell" if stopped else "came to the end")
    off = time.monotonic() - start
    print(f"power off after {off:.1f} s, {plant.power_off()}")


if __name__ == "__main__":
    asyncio.run(main())
