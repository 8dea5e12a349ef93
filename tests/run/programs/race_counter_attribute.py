import threading

class Counter:
    def __init__(self):
        self.count = 0

    def add(self):
        self.count += 1

counter = Counter()
threads = [threading.Thread(target=counter.add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
