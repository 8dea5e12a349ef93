# refused by: off-before-going-on
"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    pump = asyncio.create_task(greenhouse.run_pump())
    sensor = asyncio.create_task(greenhouse.watch_level())
    try:
        await asyncio.gather(pump, sensor)
    except greenhouse.Fault:
        pump.cancel()
        sensor.cancel()
        raise
    print("watered")


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
