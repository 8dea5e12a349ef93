"""Date old beams: find the years in which their rings have grown."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import archive

WORKERS = 2


def felled(rings, first, widths):
    starts = range(len(widths) - len(rings) + 1)
    best = min(starts, key=lambda s: archive.distance(rings, widths[s:]))
    return first + best + len(rings)


async def main(pool):
    loop = asyncio.get_running_loop()
    first, widths = archive.master()
    years = await asyncio.gather(*(
        loop.run_in_executor(pool, felled, archive.rings(beam), first, widths)
        for beam in archive.BEAMS))
    for beam, year in zip(archive.BEAMS, years):
        print(f"{beam}: felled in {year}")


if __name__ == "__main__":
    with ProcessPoolExecutor(WORKERS) as pool:
        asyncio.run(main(pool))
