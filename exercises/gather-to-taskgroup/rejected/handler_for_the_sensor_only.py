# refused by: fuse-is-told
"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    async with asyncio.TaskGroup() as group:
        group.create_task(greenhouse.run_pump())
        group.create_task(greenhouse.watch_level())
    print("watered")


async def main():
    try:
        await water()
    except* greenhouse.Fault as failures:
        print("watering stopped")
        if str(failures.exceptions[0]) == "sensor":
            await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
