import threading

results = {}

def work(number):
    total = 0
    for step in range(10):
        total += step
    results[number] = total

threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(results.values()))
