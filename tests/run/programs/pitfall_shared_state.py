import threading

balance = 100

def pay(amount):
    global balance
    if balance >= amount:
        balance -= amount

threads = [threading.Thread(target=pay, args=(80,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
