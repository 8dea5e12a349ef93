import threading
import time

class Counter:
    count = 0

counter, lock = Counter(), threading.Lock()

def add():
    with lock:
        seen = counter.count
    time.sleep(0.01)
    with lock:
        counter.count = seen + 1

threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
