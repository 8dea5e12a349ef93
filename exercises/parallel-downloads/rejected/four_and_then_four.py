# refused by: shown-as-they-come
"""Is the road over the pass free? Four pictures, then the other four."""
import threading

import cameras

LINES = 4               # the server sends so many pictures at a time, no more


def load(name, found):
    try:
        found[name] = cameras.picture(name)
    except cameras.NoPicture as reason:
        found[name] = reason


def main():
    found = {}
    for first in range(0, len(cameras.PASSES), LINES):
        names = cameras.PASSES[first:first + LINES]
        threads = [threading.Thread(target=load, args=(name, found))
                   for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for name in names:
            if name not in found:
                raise ConnectionResetError(name)
            answer = found[name]
            if isinstance(answer, cameras.NoPicture):
                print(f"{name:<8} no picture: {answer}")
            else:
                print(f"{name:<8} {answer.road}, {answer.kilobytes} kB")
    sizes = [answer.kilobytes for answer in found.values()
             if not isinstance(answer, cameras.NoPicture)]
    print(f"{len(sizes)} pictures, {sum(sizes)} kB")


if __name__ == "__main__":
    main()
