import concurrent.futures
import time

def fetch(seconds):
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        return pool.submit(time.sleep, seconds).result()

for _ in range(4):
    fetch(0.1)
