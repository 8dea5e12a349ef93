import concurrent.futures
import multiprocessing
import time


def work():
    return "works"


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    pool = concurrent.futures.ProcessPoolExecutor(1, mp_context=context)
    first = pool.submit(work)
    pool.shutdown(wait=False)
    print(first.result())
    time.sleep(0.3)
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(work).result())
