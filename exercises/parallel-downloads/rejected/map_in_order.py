# refused by: shown-as-they-come
"""Is the road over the pass free? One picture from each camera."""
from concurrent.futures import ThreadPoolExecutor

import cameras

LINES = 4               # the server sends so many pictures at a time, no more


def load(name):
    try:
        return cameras.picture(name)
    except cameras.NoPicture as reason:
        return reason


def main():
    pictures = kilobytes = 0
    with ThreadPoolExecutor(max_workers=LINES) as lines:
        for name, answer in zip(cameras.PASSES,
                                lines.map(load, cameras.PASSES)):
            if isinstance(answer, cameras.NoPicture):
                print(f"{name:<8} no picture: {answer}")
            else:
                print(f"{name:<8} {answer.road}, {answer.kilobytes} kB")
                pictures += 1
                kilobytes += answer.kilobytes
    print(f"{pictures} pictures, {kilobytes} kB")


if __name__ == "__main__":
    main()
