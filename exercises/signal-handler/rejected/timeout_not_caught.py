# refused by: calm-firing-stays
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal

import kiln


async def fire(stop):
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        async with asyncio.timeout(kiln.SOAK):
            await stop.wait()
            return


async def main():
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in signal.SIGINT, signal.SIGTERM:
        loop.add_signal_handler(number, stop.set)
    await kiln.open_gas()
    try:
        await fire(stop)
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    asyncio.run(main())
    print(kiln.report())
