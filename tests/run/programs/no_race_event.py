import threading

class Box:
    count = 0

ready = threading.Event()

def first():
    Box.count += 1
    ready.set()

def second():
    ready.wait()
    Box.count += 1

threads = [threading.Thread(target=first), threading.Thread(target=second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
