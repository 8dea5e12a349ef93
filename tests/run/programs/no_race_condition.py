import threading

class Shelf:
    count = 0

condition, shelf = threading.Condition(), []

def fill():
    for number in range(3):
        with condition:
            Shelf.count += 1
            shelf.append(number)
            condition.notify()

def empty():
    for _ in range(3):
        with condition:
            while not shelf:
                condition.wait()
            shelf.pop(0)
            Shelf.count -= 1

threads = [threading.Thread(target=fill), threading.Thread(target=empty)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
