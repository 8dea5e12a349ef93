import concurrent.futures
import time

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    list(pool.map(time.sleep, [1] * 4))
