import concurrent.futures
import multiprocessing
import sys

import requests

import shop


def work():
    return __name__, sys.argv[0] == __file__, shop.stock("tea"), requests.codes.ok


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
            print(*pool.submit(work).result(), pool.submit(shop.stock, "rice").result())
elif __name__ != "__mp_main__":
    print("imported as", __name__)
