# refused by: step-is-finished
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal

import kiln


async def fire():
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        await asyncio.sleep(kiln.SOAK)      # the heat gets into the clay


async def main():
    loop = asyncio.get_running_loop()
    for number in signal.SIGINT, signal.SIGTERM:
        loop.add_signal_handler(number, asyncio.current_task().cancel)
    await kiln.open_gas()
    try:
        await fire()
    except asyncio.CancelledError:
        pass
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    asyncio.run(main())
    print(kiln.report())
