# refused by: pause-is-cut-short
"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal

import kiln


stop = []


async def fire():
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        if stop:
            return
        await asyncio.sleep(kiln.SOAK)


async def main():
    await kiln.open_gas()
    try:
        await fire()
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
    signal.signal(signal.SIGINT, lambda *_: stop.append(1))
    asyncio.run(main())
    print(kiln.report())
