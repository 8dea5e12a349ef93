"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio
import contextlib

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    async with contextlib.AsyncExitStack() as stack:
        group = await stack.enter_async_context(asyncio.TaskGroup())
        for job in (greenhouse.run_pump, greenhouse.watch_level):
            group.create_task(job())
    print("watered")


async def main():
    try:
        await water()
    except* greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
