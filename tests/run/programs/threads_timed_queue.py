import queue

box = queue.Queue(1)
try:
    box.get(timeout=4)
except queue.Empty:
    print("empty")
box.put(1)
try:
    box.put(2, timeout=1)
except queue.Full:
    print("full")
