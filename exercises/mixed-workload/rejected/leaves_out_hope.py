# refused by: calm-day-stays
"""Who sings out there? Five buoys listen, and a program compares."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import sea

WORKERS = 2             # processes that may compute, in all


async def follow(buoy, pool):
    try:
        recording = await sea.download(buoy)
    except sea.Silent as reason:
        await sea.publish(buoy, f"silent, {reason}")
        return
    loop = asyncio.get_running_loop()
    song = await loop.run_in_executor(pool, sea.identify, recording)
    sea.keep(song)
    await sea.publish(buoy, song.whale)


async def main(pool):
    async with asyncio.TaskGroup() as group:
        for buoy in sea.BUOYS[:4]:
            group.create_task(follow(buoy, pool))


if __name__ == "__main__":
    with ProcessPoolExecutor(WORKERS) as workers:
        asyncio.run(main(workers))
    sea.report()
