"""The board at the sponsored swim: all lanes, one number."""
import threading as t

import swim


class Board:
    def __init__(self):
        self.meters = 0
        self.lock = t.Lock()

    def follow(self, lane):
        for _ in range(swim.LENGTHS):
            meters = swim.wait_for_wall(lane)
            self.lock.acquire()
            try:
                self.meters += meters
            finally:
                self.lock.release()
        print("lane", lane, "is out")


def main():
    board = Board()
    helpers = [t.Thread(target=board.follow, args=[lane])
               for lane in swim.LANES]
    for helper in helpers:
        helper.start()
    for helper in helpers:
        helper.join()
    print(board.meters, "m swum")


if __name__ == "__main__":
    main()
