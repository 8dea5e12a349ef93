"""The snow bulletin: ask the station on the mountain until it answers."""
import asyncio
import time

import station

TRY_LIMIT = 0.7         # seconds one try may take
DEADLINE = 3.0          # seconds for all tries and the pauses between them
PAUSE = 0.1             # after the first try; twice as long after each next


async def ask_until_answered():
    pause = PAUSE
    while True:
        try:
            async with asyncio.timeout(TRY_LIMIT):
                return await station.ask()
        except (station.Static, TimeoutError):
            print("static, once more")
        await asyncio.sleep(pause)
        pause *= 2


async def snow_depth():
    try:
        async with asyncio.timeout(DEADLINE):
            return await ask_until_answered()
    except TimeoutError:
        return None


async def main():
    start = time.monotonic()
    try:
        depth = await snow_depth()
        print("no reading" if depth is None else f"snow: {depth} cm")
    except station.Defect as defect:
        print("out of order:", defect)
    print(f"bulletin after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
