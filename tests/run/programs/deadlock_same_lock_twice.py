import threading

lock = threading.Lock()

def inner():
    with lock:
        pass

with lock:
    inner()
