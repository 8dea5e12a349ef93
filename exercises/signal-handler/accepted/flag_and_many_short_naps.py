"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal
import threading

import kiln

stop = threading.Event()


async def fire():
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        for _ in range(17):
            if stop.is_set():
                return
            await asyncio.sleep(kiln.SOAK / 17)


async def main():
    await kiln.open_gas()
    try:
        await fire()
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    for name in "SIGINT", "SIGTERM":
        signal.signal(getattr(signal, name), lambda *_: stop.set())
    asyncio.run(main())
    print(kiln.report())
