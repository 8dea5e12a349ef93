"""The board at the sponsored swim: all lanes, one number."""
from threading import RLock, Thread

import swim as pool

meters = 0
turn = RLock()


def add(length):
    global meters
    with turn:
        meters = meters + length


def follow(lane):
    for _ in range(pool.LENGTHS):
        add(pool.wait_for_wall(lane))
    print("lane", lane, "is out")


if __name__ == "__main__":
    helpers = [Thread(target=follow, args=[lane]) for lane in pool.LANES]
    [helper.start() for helper in helpers]
    [helper.join() for helper in helpers]
    print(meters, "m swum")
