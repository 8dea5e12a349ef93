import concurrent.futures
import multiprocessing
import time

if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
            print(method, pool.submit(time.sleep, 0.01).result(), pool.submit(time.monotonic).result() > 0)
