import threading

stock = {"tea": 0}

def add():
    stock["tea"] = stock["tea"] + 1

threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
