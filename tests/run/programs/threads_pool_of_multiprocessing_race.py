from multiprocessing.pool import ThreadPool

total = 0


def add(number):
    global total
    for _ in range(3):
        total += number


with ThreadPool(2) as pool:
    pool.map(add, [1, 2], chunksize=1)
