"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio
from asyncio import TaskGroup

import greenhouse as house


async def water():
    async with TaskGroup() as group:
        group.create_task(house.run_pump())
        await house.watch_level()       # the body may be one of the two
    print("watered")


async def main():
    try:
        await water()
    except* house.Fault as failures:
        print("watering stopped")
        await house.call_gardener()


asyncio.run(main())
