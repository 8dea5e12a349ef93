import threading

class Counter:
    def __init__(self):
        self.count, self.lock, self.seen = 0, threading.RLock(), {}

    def add(self, key):
        with self.lock:
            self.count += 1
            if key not in self.seen:
                self.seen[key] = 0
            self.seen[key] += 1

    def twice(self, key):
        with self.lock:
            self.add(key)
            self.add(key)

counter = Counter()
threads = [threading.Thread(target=counter.twice, args=(n % 2,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter.count)
