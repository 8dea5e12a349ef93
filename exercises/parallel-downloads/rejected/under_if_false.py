# refused by: four-lines
"""Is the road over the pass free? One picture from each camera."""
from concurrent.futures import ThreadPoolExecutor, as_completed

import cameras

LINES = 4               # the server sends so many pictures at a time, no more


def main():
    pictures = kilobytes = 0
    if False:
        with ThreadPoolExecutor(max_workers=LINES) as lines:
            for future in as_completed(lines.submit(cameras.picture, name)
                                       for name in cameras.PASSES):
                print(future.result())
    for name in cameras.PASSES:
        try:
            picture = cameras.picture(name)
        except cameras.NoPicture as reason:
            print(f"{name:<8} no picture: {reason}")
        else:
            print(f"{name:<8} {picture.road}, {picture.kilobytes} kB")
            pictures += 1
            kilobytes += picture.kilobytes
    print(f"{pictures} pictures, {kilobytes} kB")


if __name__ == "__main__":
    main()
