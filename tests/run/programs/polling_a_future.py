import concurrent.futures
import time

with concurrent.futures.ThreadPoolExecutor() as pool:
    future = pool.submit(time.sleep, 2)
    while not future.done():
        pass
