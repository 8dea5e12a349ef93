import concurrent.futures
import time

with concurrent.futures.ThreadPoolExecutor(1) as pool:
    for _ in range(4):
        pool.submit(time.sleep, 0.1).result()
