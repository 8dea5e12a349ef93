"""Pools of processes work where no socket can be reached, however their processes are started."""
import concurrent.futures
import multiprocessing


def square(number):
    return number * number


def put(box):
    box.put("put")


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
            print(method, list(pool.map(square, range(3))))
        with context.Pool(2) as pool:
            print(method, pool.map(square, range(3)))
        box = context.Queue()
        process = context.Process(target=put, args=(box,))
        process.start()
        print(process.name.rpartition("-")[0], box.get())
        process.join()
