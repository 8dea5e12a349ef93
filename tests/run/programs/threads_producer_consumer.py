import queue
import threading
import time

box = queue.Queue()

def produce():
    for number in range(3):
        time.sleep(0.5)
        box.put(number)
    box.put(None)

def consume():
    while (number := box.get()) is not None:
        print("got", number)

threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
