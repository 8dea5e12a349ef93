# refused by: pump-is-stopped
"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def quiet():
    await asyncio.shield(greenhouse.run_pump())


async def water():
    # The sensor is there to keep an eye on the pump.
    async with asyncio.TaskGroup() as group:
        group.create_task(quiet())
        group.create_task(greenhouse.watch_level())
    print("watered")


async def main():
    try:
        await water()
    except* greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
