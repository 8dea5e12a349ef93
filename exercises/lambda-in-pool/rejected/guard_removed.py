# refused by: starts-from-nothing
"""Date old beams: find the years in which their rings have grown."""
import functools
from concurrent.futures import ProcessPoolExecutor

import archive

WORKERS = 2


def felled(rings, first, widths):
    starts = range(len(widths) - len(rings) + 1)
    best = min(starts, key=lambda s: archive.distance(rings, widths[s:]))
    return first + best + len(rings)


def main():
    first, widths = archive.master()
    beams = [archive.rings(beam) for beam in archive.BEAMS]
    date = functools.partial(felled, first=first, widths=widths)
    with ProcessPoolExecutor(WORKERS) as pool:
        years = pool.map(date, beams)
        for beam, year in zip(archive.BEAMS, years):
            print(f"{beam}: felled in {year}")


main()
