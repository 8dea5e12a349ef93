"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal

import kiln


async def fire(stop):
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        done, _ = await asyncio.wait([stop], timeout=kiln.SOAK)
        if done:
            break


async def main():
    loop = asyncio.get_running_loop()
    stop = loop.create_future()

    def resolve():
        if not stop.done():
            stop.set_result(None)

    def handler(number, frame):
        loop.call_soon_threadsafe(resolve)

    signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGTERM, handler)
    await kiln.open_gas()
    try:
        await fire(stop)
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    asyncio.run(main())
    print(kiln.report())
