import threading

out = []

def add():
    for number in range(20):
        out.append(number)

threads = [threading.Thread(target=add) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(out))
