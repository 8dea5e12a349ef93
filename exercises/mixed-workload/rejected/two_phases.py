# refused by: line-goes-on
"""Who sings out there? First all downloads, and then all songs."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import sea

WORKERS = 2             # processes that may compute, in all


async def main():
    answers = await asyncio.gather(*map(sea.download, sea.BUOYS),
                                   return_exceptions=True)
    loop = asyncio.get_running_loop()
    songs = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        for buoy, answer in zip(sea.BUOYS, answers):
            if not isinstance(answer, sea.Silent):
                songs[buoy] = loop.run_in_executor(pool, sea.identify, answer)
        for buoy, answer in zip(sea.BUOYS, answers):
            if buoy in songs:
                song = await songs[buoy]
                sea.keep(song)
                await sea.publish(buoy, song.whale)
            else:
                await sea.publish(buoy, f"silent, {answer}")


if __name__ == "__main__":
    asyncio.run(main())
    sea.report()
