# refused by: workers-do-the-work
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
    for beam, rings in zip(archive.BEAMS, beams):
        with ProcessPoolExecutor(WORKERS) as pool:
            print(f"{beam}: felled in {pool.submit(date, rings).result()}")


if __name__ == "__main__":
    main()
