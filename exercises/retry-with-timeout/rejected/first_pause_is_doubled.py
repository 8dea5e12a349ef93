# refused by: silent-try-is-given-up
"""The snow bulletin: ask the station on the mountain until it answers."""
import asyncio
import time

import station

TRY_LIMIT = 0.7         # seconds one try may take
DEADLINE = 3.0          # seconds for all tries and the pauses between them
PAUSE = 0.1             # after the first try; twice as long after each next


async def snow_depth():
    pause = PAUSE
    while True:
        try:
            async with asyncio.timeout(TRY_LIMIT):
                return await station.ask()
        except TimeoutError:
            print("silence, once more")
        except station.Static:
            print("static, once more")
        pause *= 2
        await asyncio.sleep(pause)


async def main():
    start = time.monotonic()
    try:
        async with asyncio.timeout(DEADLINE):
            depth = await snow_depth()
        print(f"snow: {depth} cm")
    except TimeoutError:
        print("no reading")
    except station.Defect as defect:
        print("out of order:", defect)
    print(f"bulletin after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
