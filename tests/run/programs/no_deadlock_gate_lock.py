import threading

gate, left, right = threading.Lock(), threading.Lock(), threading.Lock()

def one():
    with gate, left, right:
        pass

def two():
    with gate, right, left:
        pass

threads = [threading.Thread(target=one), threading.Thread(target=two)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
