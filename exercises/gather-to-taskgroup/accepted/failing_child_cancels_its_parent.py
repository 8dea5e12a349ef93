"""Water the tomatoes: the pump runs, the sensor watches the level."""
import asyncio

import greenhouse


async def water():
    # The sensor is there to keep an eye on the pump.
    me = asyncio.current_task()
    failures = []

    async def pump():
        try:
            await greenhouse.run_pump()
        except greenhouse.Fault as error:
            failures.append(error)
            me.cancel()

    other = asyncio.create_task(pump())
    try:
        await greenhouse.watch_level()
        await other
    except asyncio.CancelledError:
        if not failures:
            raise
        me.uncancel()
        raise failures[0] from None
    finally:
        other.cancel()
        await asyncio.wait([other])
    print("watered")


async def main():
    try:
        await water()
    except greenhouse.Fault:
        print("watering stopped")
        await greenhouse.call_gardener()


if __name__ == "__main__":
    asyncio.run(main())
