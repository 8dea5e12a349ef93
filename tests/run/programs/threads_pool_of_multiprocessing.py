import time
from multiprocessing.pool import ThreadPool

with ThreadPool(2) as pool:
    pool.map(time.sleep, [1] * 4)
