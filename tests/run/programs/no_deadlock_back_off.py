import threading
import time

left, right = threading.Lock(), threading.Lock()

def take(first, second, pause):
    while True:
        with first:
            time.sleep(0.01)
            if second.acquire(timeout=pause):
                second.release()
                return
        time.sleep(pause)

threads = [threading.Thread(target=take, args=(left, right, 0.1)), threading.Thread(target=take, args=(right, left, 0.17))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
