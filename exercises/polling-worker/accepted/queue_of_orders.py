"""The ice rink: a thread reads the ice until the last guest has gone."""
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from rink import (PAUSE, lights_out, read_ice, stow_probe,
                  wait_for_last_guest)


def watch_ice(orders):
    while True:
        print("ice", read_ice())
        try:
            orders.get(timeout=PAUSE)
            break
        except Empty:
            continue
    stow_probe()
    print("probe stowed")


orders = SimpleQueue()
watcher = Thread(target=watch_ice, args=(orders,))
watcher.start()
wait_for_last_guest()
orders.put("close")
start = monotonic()
watcher.join()
lights_out()
print(f"{monotonic() - start:.1f} s after the last guest")
