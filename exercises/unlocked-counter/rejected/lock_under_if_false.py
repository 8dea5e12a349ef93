# refused by: every-length-counts
"""The board at the sponsored swim: all lanes, one number."""
import threading

import swim


class Board:
    def __init__(self):
        self.meters = 0

    def follow(self, lane):
        if False:
            with threading.Lock():
                self.meters += swim.wait_for_wall(lane)
        for _ in range(swim.LENGTHS):
            self.meters += swim.wait_for_wall(lane)
        print("lane", lane, "is out")


def main():
    board = Board()
    helpers = [threading.Thread(target=board.follow, args=[lane])
               for lane in swim.LANES]
    for helper in helpers:
        helper.start()
    for helper in helpers:
        helper.join()
    print(board.meters, "m swum")


if __name__ == "__main__":
    main()
