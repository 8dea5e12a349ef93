import concurrent.futures
import multiprocessing
import threading
import time


def work():
    return "works"


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    beside = threading.Thread(target=time.sleep, args=(0.5,))
    beside.start()
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as first:
        print(first.submit(work).result())          # its thread is one that the next child does not have
        child = context.Process(target=beside.join)
        child.start()
        child.join()
        print(child.exitcode)
    beside.join()
