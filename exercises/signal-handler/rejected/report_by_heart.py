# refused by: gas-is-closed
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import os
import signal

import kiln


async def fire():
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        await asyncio.sleep(kiln.SOAK)      # the heat gets into the clay


def by_heart(number, frame):
    print("280 degrees")
    print("2 steps, gas closed, pots whole", flush=True)
    os._exit(0)


async def main():
    await kiln.open_gas()
    try:
        await fire()
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, by_heart)
    asyncio.run(main())
    print(kiln.report())
