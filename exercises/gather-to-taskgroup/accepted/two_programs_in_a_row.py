"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    await asyncio.gather(greenhouse.run_pump(), greenhouse.watch_level())
    print("watered")


def main():
    try:
        asyncio.run(water())
    except greenhouse.Fault:
        print("watering stopped")
        asyncio.run(greenhouse.call_gardener())


main()
