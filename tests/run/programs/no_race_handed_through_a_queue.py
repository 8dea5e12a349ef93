import queue
import threading

class Box:
    count = 0

boxes = queue.Queue()

def pack():
    for _ in range(3):
        box = Box()
        box.count += 1
        boxes.put(box)
    boxes.put(None)

def open_all():
    while (box := boxes.get()) is not None:
        box.count += 1

threads = [threading.Thread(target=pack), threading.Thread(target=open_all)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
