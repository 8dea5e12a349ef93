"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    pump = asyncio.ensure_future(greenhouse.run_pump())
    sensor = asyncio.ensure_future(greenhouse.watch_level())
    done, pending = await asyncio.wait(
        (pump, sensor), return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.wait(pending)
    for task in done:
        task.result()
    print("watered")


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
