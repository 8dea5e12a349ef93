# refused by: step-is-finished
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal
import sys

import kiln


async def fire():
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        await asyncio.sleep(kiln.SOAK)      # the heat gets into the clay


async def main():
    for number in signal.SIGINT, signal.SIGTERM:
        signal.signal(number, lambda *_: sys.exit(0))
    await kiln.open_gas()
    try:
        await fire()
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    finally:
        print(kiln.report())
