import threading

cache = {}

def get(key):
    if key not in cache:
        cache[key] = key * 2
    return cache[key]

threads = [threading.Thread(target=get, args=(1,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
