import threading
import time

class Worker:
    def __init__(self):
        self.running, self.rounds = True, 0

    def loop(self):
        while self.running:
            self.rounds += 1
            time.sleep(0.1)

worker = Worker()
thread = threading.Thread(target=worker.loop)
thread.start()
time.sleep(1.05)
worker.running = False
thread.join()
print(worker.rounds)
