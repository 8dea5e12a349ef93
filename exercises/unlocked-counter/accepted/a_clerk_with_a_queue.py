"""The board at the sponsored swim: all lanes, one number."""
import queue
import threading

from swim import LANES, LENGTHS, wait_for_wall


def follow(lane, lengths):
    for _ in range(LENGTHS):
        lengths.put(wait_for_wall(lane))
    print("lane", lane, "is out")
    lengths.put(None)


def main():
    lengths = queue.Queue()
    for lane in LANES:
        threading.Thread(target=follow, args=(lane, lengths)).start()
    meters, swimming = 0, len(LANES)
    while swimming:
        length = lengths.get()
        if length is None:
            swimming -= 1
        else:
            meters += length
    print(meters, "m swum")


main()
