"""The evening shift of two sorting robots."""
import asyncio
import time

import plant

SHIFT = 3.0             # seconds until the bell rings


class Robot:
    def __init__(self, name):
        self.name = name
        self.report = "stopped by the bell"

    def say(self, text):
        print(f"{self.name:<6}{text}")

    async def handle(self, item):
        outcome, = await asyncio.gather(
            plant.sort(self.name, item), return_exceptions=True)
        if isinstance(outcome, BaseException):
            self.say(f"leaves out {outcome!r}")
        else:
            self.say(f"{item} -> {outcome}")

    async def work(self):
        while item := await plant.next_item():
            await self.handle(item)
        self.report = "came to the end"


async def main():
    start = time.monotonic()
    robots = [Robot("left"), Robot("right")]
    try:
        async with asyncio.timeout(SHIFT), asyncio.TaskGroup() as group:
            for robot in robots:
                group.create_task(robot.work())
    except TimeoutError:
        pass            # the bell
    for robot in robots:
        robot.say(f" {robot.report}")
    off = time.monotonic() - start
    print(f"power off after {off:.1f} s, {plant.power_off()}")


if __name__ == "__main__":
    asyncio.run(main())
