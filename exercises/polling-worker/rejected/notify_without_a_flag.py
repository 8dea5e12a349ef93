# refused by: told-while-it-reads
"""The ice rink: a thread reads the ice until the last guest has gone."""
import threading
import time

import rink

closing = False
bell = threading.Condition()


def watch_ice():
    while not closing:
        print("ice", rink.read_ice())
        with bell:
            bell.wait(rink.PAUSE)
    rink.stow_probe()
    print("probe stowed")


def main():
    global closing
    watcher = threading.Thread(target=watch_ice)
    watcher.start()
    rink.wait_for_last_guest()
    with bell:
        closing = True
        bell.notify()
    start = time.monotonic()
    watcher.join()
    rink.lights_out()
    print(f"{time.monotonic() - start:.1f} s after the last guest")


if __name__ == "__main__":
    main()
