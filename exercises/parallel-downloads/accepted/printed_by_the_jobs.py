"""Is the road over the pass free? Each job prints its own row."""
import threading
from concurrent.futures import ThreadPoolExecutor

import cameras

LINES = 4               # the server sends so many pictures at a time, no more
sizes = []
talking = threading.Lock()


def show(name):
    try:
        picture = cameras.picture(name)
        text = f"{picture.road}, {picture.kilobytes} kB"
    except cameras.NoPicture as reason:
        picture, text = None, f"no picture: {reason}"
    with talking:
        print(f"{name:<8} {text}")
        if picture:
            sizes.append(picture.kilobytes)


def main():
    with ThreadPoolExecutor(max_workers=LINES) as lines:
        for _ in lines.map(show, cameras.PASSES):
            pass
    print(f"{len(sizes)} pictures, {sum(sizes)} kB")


if __name__ == "__main__":
    main()
