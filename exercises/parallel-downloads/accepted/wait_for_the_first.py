"""Is the road over the pass free? One picture from each camera."""
import concurrent.futures as cf

import cameras as world

LINES = 4               # the server sends so many pictures at a time, no more


def row(name, job):
    try:
        picture = job.result()
    except world.NoPicture as reason:
        return f"{name:<8} no picture: {reason}", 0
    text = f"{name:<8} {picture.road}, {picture.kilobytes} kB"
    return text, picture.kilobytes


def main():
    sizes = []
    pool = cf.ThreadPoolExecutor(LINES)
    try:
        names = {pool.submit(world.picture, n): n for n in world.PASSES}
        open_jobs = set(names)
        while open_jobs:
            done, open_jobs = cf.wait(open_jobs, return_when="FIRST_COMPLETED")
            for job in done:
                text, size = row(names[job], job)
                print(text)
                sizes.append(size)
    finally:
        pool.shutdown(cancel_futures=True)
    print(f"{sum(map(bool, sizes))} pictures, {sum(sizes)} kB")


if __name__ == "__main__":
    main()
