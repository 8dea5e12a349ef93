import threading

cache = {}

def get(key):
    value = cache.get(key)
    if value is None:
        value = key * 2
        cache[key] = value
    return value

threads = [threading.Thread(target=get, args=(1,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
