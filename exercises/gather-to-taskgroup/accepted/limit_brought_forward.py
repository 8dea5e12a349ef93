"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    loop, failures = asyncio.get_running_loop(), []
    async def guard(job, brake):
        try:
            await job
        except greenhouse.Fault as e:
            failures.append(e)
            brake.reschedule(loop.time())
    try:
        async with asyncio.timeout(None) as brake:
            await asyncio.gather(
                guard(greenhouse.run_pump(), brake),
                guard(greenhouse.watch_level(), brake))
    except TimeoutError:
        raise failures[0] from None
    print("watered")


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


asyncio.run(main())
