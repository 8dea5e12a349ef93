"""Date old beams: find the years in which their rings have grown."""
import concurrent.futures as cf

import archive as wood
from archive import BEAMS, distance as gap


class Calendar:
    def __init__(self, start, means):
        self.start, self.means = start, means

    def __call__(self, name):
        ring = wood.rings(name)
        last = len(self.means) - len(ring)
        fits = {gap(ring, self.means[k:]): k for k in range(last + 1)}
        return self.start + fits[min(fits)] + len(ring)


def main():
    calendar = Calendar(*wood.master())
    with cf.ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {name: pool.submit(calendar, name) for name in BEAMS}
    for name, job in jobs.items():
        print(name + ": felled in", job.result())


if __name__ == "__main__":
    main()
