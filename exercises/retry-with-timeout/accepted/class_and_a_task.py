"""The snow bulletin: ask the station on the mountain until it answers."""
import asyncio
import time
from contextlib import suppress

import station

TRY_LIMIT = 0.7         # seconds one try may take
DEADLINE = 3.0          # seconds for all tries and the pauses between them
PAUSE = 0.1             # after the first try; twice as long after each next


class Link:
    depth = None

    async def ask(self):
        for attempt in range(1000):
            with suppress(TimeoutError):
                try:
                    async with asyncio.timeout(TRY_LIMIT):
                        self.depth = await station.ask()
                        return
                except station.Static:
                    print("static, once more")
            await asyncio.sleep(PAUSE * 2 ** attempt)


async def main():
    start = time.monotonic()
    link = Link()
    asking = asyncio.create_task(link.ask())
    done, late = await asyncio.wait([asking], timeout=DEADLINE)
    for task in late:
        task.cancel()
    outcome, = await asyncio.gather(asking, return_exceptions=True)
    if isinstance(outcome, station.Defect):
        print("out of order:", outcome)
    elif link.depth is None:
        print("no reading")
    else:
        print(f"snow: {link.depth} cm")
    print(f"bulletin after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
