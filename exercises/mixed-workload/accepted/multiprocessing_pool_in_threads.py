"""Who sings out there? Five buoys listen, and a program compares."""
import asyncio
from multiprocessing import Pool

from sea import BUOYS, Silent, download, identify, keep, publish, report

WORKERS = 2             # processes that may compute, in all


async def follow(buoy, pool):
    try:
        recording = await download(buoy)
    except Silent as reason:
        return await publish(buoy, f"silent, {reason}")
    song = await asyncio.to_thread(pool.apply, identify, [recording])
    keep(song)
    await publish(buoy, song.whale)


async def main(pool):
    await asyncio.gather(*(follow(buoy, pool) for buoy in BUOYS))


if __name__ == "__main__":
    with Pool(WORKERS) as workers:
        asyncio.run(main(workers))
    report()
