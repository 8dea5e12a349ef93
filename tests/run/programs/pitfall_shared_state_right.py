import threading

balance = 100
lock = threading.Lock()

def pay(amount):
    global balance
    with lock:
        if balance >= amount:
            balance -= amount

threads = [threading.Thread(target=pay, args=(80,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
