import time
from multiprocessing import TimeoutError
from multiprocessing.dummy import Pool


def work(seconds):
    time.sleep(seconds)
    if seconds == 3:
        raise ValueError(seconds)
    return seconds


def passed():
    return round(time.monotonic() - began, 3)


began = time.monotonic()
pool = Pool(3)
print(list(pool.imap_unordered(work, [4, 2, 1])), passed())
try:
    pool.map(work, [1, 3, 2])
except ValueError as error:
    print("ValueError:", error, passed())
result = pool.apply_async(work, (5,))
try:
    result.get(timeout=1)
except TimeoutError:
    print("TimeoutError", passed())
pool.close()
pool.join()
print(result.get(), passed())
try:
    pool.apply(work, (1,))
except ValueError as error:
    print(error)
