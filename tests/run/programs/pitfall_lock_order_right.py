import threading

class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock = number, balance, threading.Lock()

def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount

a, b = Account(1, 100), Account(2, 100)
threads = [threading.Thread(target=transfer, args=(a, b, 1)), threading.Thread(target=transfer, args=(b, a, 2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
