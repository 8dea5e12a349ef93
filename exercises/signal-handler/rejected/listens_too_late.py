# refused by: gas-just-opened
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import contextlib
import signal

import kiln


async def fire(stop):
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(kiln.SOAK):
                await stop.wait()           # the heat gets into the clay
                return


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    await kiln.open_gas()
    for number in signal.SIGINT, signal.SIGTERM:
        loop.add_signal_handler(number, stop.set)
    try:
        await fire(stop)
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    asyncio.run(main())
    print(kiln.report())
