# refused by: no-bare-gather
"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    results = await asyncio.gather(
        greenhouse.run_pump(), greenhouse.watch_level(),
        return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    print("watered")


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
