import concurrent.futures
import multiprocessing
import time


def work(number):
    time.sleep(0.05)
    return number


def refuse():
    raise ValueError


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
            results, refused = pool.map(work, range(4)), pool.submit(refuse)
            print(method, list(results), type(refused.exception()).__name__)
