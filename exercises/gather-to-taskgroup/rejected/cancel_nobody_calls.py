# refused by: pump-is-stopped
"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    pump = asyncio.create_task(greenhouse.run_pump())
    await greenhouse.watch_level()
    await pump
    print("watered")


async def stop(pump):
    pump.cancel()
    async with asyncio.TaskGroup() as group:
        group.create_task(pump)


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
