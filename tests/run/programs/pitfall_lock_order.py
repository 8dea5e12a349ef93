import threading

class Account:
    def __init__(self, balance):
        self.balance, self.lock = balance, threading.Lock()

def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount

a, b = Account(100), Account(100)
threads = [threading.Thread(target=transfer, args=(a, b, 1)), threading.Thread(target=transfer, args=(b, a, 2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
