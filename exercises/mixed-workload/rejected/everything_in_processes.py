# refused by: waits-stay-here
"""Who sings out there? Each buoy is followed by a process."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import sea

WORKERS = 2             # processes that may compute, in all


async def follow(buoy):
    try:
        recording = await sea.download(buoy)
    except sea.Silent as reason:
        return f"silent, {reason}"
    return sea.identify(recording)


def work(buoy):
    return asyncio.run(follow(buoy))


async def main(pool):
    for buoy, song in zip(sea.BUOYS, pool.map(work, sea.BUOYS)):
        if isinstance(song, str):
            await sea.publish(buoy, song)
        else:
            sea.keep(song)
            await sea.publish(buoy, song.whale)


if __name__ == "__main__":
    with ProcessPoolExecutor(WORKERS) as workers:
        asyncio.run(main(workers))
    sea.report()
