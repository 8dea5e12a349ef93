"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def together(*jobs):
    """Run all jobs; when one fails, stop the others and raise its error."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None


async def main():
    try:
        await together(greenhouse.run_pump, greenhouse.watch_level)
        print("watered")
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
