"""The ice rink: a thread reads the ice until the last guest has gone."""
import threading
import time

import rink


class Watcher(threading.Thread):
    def __init__(self):
        super().__init__(name="watcher")
        self._open = threading.Lock()
        self._open.acquire()

    def run(self):
        stopped = False
        while not stopped:
            print("ice", rink.read_ice())
            stopped = self._open.acquire(timeout=rink.PAUSE)
        rink.stow_probe()
        print("probe stowed")

    def stop(self):
        self._open.release()
        self.join()


def main():
    watcher = Watcher()
    watcher.start()
    rink.wait_for_last_guest()
    start = time.monotonic()
    watcher.stop()
    rink.lights_out()
    print(f"{time.monotonic() - start:.1f} s after the last guest")


main()
