import concurrent.futures

class Box:
    count = 0

def add():
    Box.count += 1

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    add()
    pool.submit(add).result()
    add()
    concurrent.futures.wait([pool.submit(add)])
    add()
