# refused by: workers-do-the-work
"""Date old beams: find the years in which their rings have grown."""
from concurrent.futures import ThreadPoolExecutor

import archive

WORKERS = 2


def felled(rings, first, widths):
    starts = range(len(widths) - len(rings) + 1)
    best = min(starts, key=lambda s: archive.distance(rings, widths[s:]))
    return first + best + len(rings)


def main():
    first, widths = archive.master()
    beams = [archive.rings(beam) for beam in archive.BEAMS]
    with ThreadPoolExecutor(WORKERS) as pool:
        years = pool.map(lambda rings: felled(rings, first, widths), beams)
        for beam, year in zip(archive.BEAMS, years):
            print(f"{beam}: felled in {year}")


if __name__ == "__main__":
    main()
