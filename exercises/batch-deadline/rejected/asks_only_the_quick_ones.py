# refused by: all-gauges-asked
"""The tide table: eight gauges, read over two radio channels."""
import asyncio
import time

import radio

GAUGE_LIMIT = 1.0       # seconds one gauge may keep its channel
SWEEP_LIMIT = 2.5       # seconds until the table goes out, whatever happens
CHANNELS = 2


async def read_gauge(gauge, channels, levels):
    async with channels:
        try:
            async with asyncio.timeout(GAUGE_LIMIT):
                levels[gauge] = await radio.read(gauge)
        except TimeoutError:
            pass


async def sweep():
    levels = {}
    channels = asyncio.Semaphore(CHANNELS)
    try:
        async with asyncio.timeout(SWEEP_LIMIT):
            async with asyncio.TaskGroup() as group:
                for gauge in radio.GAUGES:
                    if radio._DELAY[gauge] > GAUGE_LIMIT:
                        continue
                    group.create_task(read_gauge(gauge, channels, levels))
    except TimeoutError:
        pass
    return levels


async def main():
    start = time.monotonic()
    levels = await sweep()
    for gauge in radio.GAUGES:
        print(f"{gauge:<6}", levels.get(gauge, "--"))
    print(f"table after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
