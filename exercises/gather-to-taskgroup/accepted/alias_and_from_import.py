"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio as aio

from greenhouse import Fault, call_gardener, run_pump, watch_level


async def water():
    async with aio.TaskGroup() as both:
        both.create_task(run_pump(), name="pump")
        both.create_task(watch_level(), name="sensor")
    print("watered")


async def main():
    try:
        await water()
    except ExceptionGroup as failures:
        _, unexpected = failures.split(Fault)
        if unexpected:
            raise unexpected
        print("watering stopped")
        await call_gardener()


if __name__ == "__main__":
    aio.run(main())
