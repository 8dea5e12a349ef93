import threading

class Counter:
    def __init__(self):
        self.count = 0

    def get(self):
        return self.count

    def put(self, value):
        self.count = value

counter = Counter()

def add():
    seen = counter.get()
    counter.put(seen + 1)

threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
