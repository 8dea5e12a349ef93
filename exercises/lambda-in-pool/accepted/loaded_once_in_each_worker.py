"""Date old beams: find the years in which their rings have grown."""
from concurrent.futures import ProcessPoolExecutor

import archive

WORKERS = 2
region = {}


def load(first, widths):
    region.update(first=first, widths=widths)


def felled(rings):
    first, widths = region["first"], region["widths"]
    starts = range(len(widths) - len(rings) + 1)
    best = min(starts, key=lambda s: archive.distance(rings, widths[s:]))
    return first + best + len(rings)


def main():
    beams = [archive.rings(beam) for beam in archive.BEAMS]
    with ProcessPoolExecutor(WORKERS, initializer=load,
                             initargs=archive.master()) as pool:
        for beam, year in zip(archive.BEAMS, pool.map(felled, beams)):
            print(f"{beam}: felled in {year}")


if __name__ == "__main__":
    main()
