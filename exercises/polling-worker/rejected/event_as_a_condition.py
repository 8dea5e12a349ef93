# refused by: readings-as-before
"""The ice rink: a thread reads the ice until the last guest has gone."""
import threading
import time

import rink

closing = threading.Event()


def watch_ice():
    while not closing:
        print("ice", rink.read_ice())
        closing.wait(rink.PAUSE)
    rink.stow_probe()
    print("probe stowed")


def main():
    watcher = threading.Thread(target=watch_ice)
    watcher.start()
    rink.wait_for_last_guest()
    closing.set()
    start = time.monotonic()
    watcher.join()
    rink.lights_out()
    print(f"{time.monotonic() - start:.1f} s after the last guest")


if __name__ == "__main__":
    main()
