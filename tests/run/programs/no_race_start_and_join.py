import threading

class Counter:
    count = 0

def add():
    Counter.count += 1

add()
thread = threading.Thread(target=add)
thread.start()
thread.join()
add()
print(Counter.count)
