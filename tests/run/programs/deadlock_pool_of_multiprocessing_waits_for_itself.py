from multiprocessing.pool import ThreadPool

pool = ThreadPool(1)

def outer():
    return pool.apply(inner)

def inner():
    return 1

print(pool.apply(outer))
