"""Who sings out there? Some listen, two hand out what has arrived."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import sea

WORKERS = 2             # processes that may compute, in all


async def listen(buoy, arrived):
    try:
        await arrived.put(await sea.download(buoy))
    except sea.Silent as reason:
        await sea.publish(buoy, f"silent, {reason}")


async def compare(arrived, pool):
    loop = asyncio.get_running_loop()
    while (recording := await arrived.get()) is not None:
        song = await loop.run_in_executor(pool, sea.identify, recording)
        sea.keep(song)
        await sea.publish(recording.buoy, song.whale)


async def main():
    arrived = asyncio.Queue()
    with ProcessPoolExecutor(WORKERS) as pool:
        async with asyncio.TaskGroup() as comparing:
            for _ in range(WORKERS):
                comparing.create_task(compare(arrived, pool))
            async with asyncio.TaskGroup() as listening:
                for buoy in sea.BUOYS:
                    listening.create_task(listen(buoy, arrived))
            for _ in range(WORKERS):
                await arrived.put(None)


if __name__ == "__main__":
    asyncio.run(main())
    sea.report()
