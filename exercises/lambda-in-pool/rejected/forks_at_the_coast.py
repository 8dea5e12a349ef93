# refused by: no-fork-by-hand
"""Date old beams: find the years in which their rings have grown."""
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import archive

WORKERS = 2


def felled(rings, first, widths):
    starts = range(len(widths) - len(rings) + 1)
    best = min(starts, key=lambda s: archive.distance(rings, widths[s:]))
    return first + best + len(rings)


def date(rings):
    return felled(rings, FIRST, WIDTHS)


def main():
    global FIRST, WIDTHS
    FIRST, WIDTHS = archive.master()
    beams = [archive.rings(beam) for beam in archive.BEAMS]
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("fork")) as pool:
        years = pool.map(date, beams)
        for beam, year in zip(archive.BEAMS, years):
            print(f"{beam}: felled in {year}")


if __name__ == "__main__":
    main()
