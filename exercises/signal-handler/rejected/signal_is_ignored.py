# refused by: no-further-step
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
    await kiln.open_gas()
    try:
        await fire()
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    asyncio.run(main())
    print(kiln.report())
