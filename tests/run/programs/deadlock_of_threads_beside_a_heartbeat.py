import threading
import time

left, right = threading.Lock(), threading.Lock()

def heart():
    while True:
        time.sleep(1)

def take(first, second):
    with first:
        time.sleep(0.1)
        with second:
            pass

threading.Thread(target=heart, daemon=True).start()
threads = [threading.Thread(target=take, args=(left, right), name="one"),
           threading.Thread(target=take, args=(right, left), name="two")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
