"""Fire a kiln of pots, step by step up the curve."""
import asyncio
import signal

import kiln


class Stop:
    wanted = False
    pause = None

    def __call__(self):
        self.wanted = True
        if self.pause is not None:
            self.pause.cancel()


async def fire(stop):
    for degrees in kiln.CURVE:
        await kiln.heat_to(degrees)
        print(degrees, "degrees")
        if stop.wanted:
            return
        stop.pause = asyncio.create_task(asyncio.sleep(kiln.SOAK))
        await asyncio.wait([stop.pause])
        stop.pause = None
        if stop.wanted:
            return


async def main():
    stop = Stop()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, stop)
    loop.add_signal_handler(signal.SIGTERM, stop)
    await kiln.open_gas()
    try:
        await fire(stop)
    finally:
        await kiln.close_gas()


if __name__ == "__main__":
    asyncio.run(main())
    print(kiln.report())
