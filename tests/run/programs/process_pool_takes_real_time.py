import asyncio
import concurrent.futures
import multiprocessing
import time


def real():
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def compute(seconds):
    until = real() + seconds
    while real() < until:
        pass


def compare(what, began, really):
    passed, really = time.monotonic() - began, real() - really
    print(what, "slower" if passed < 0.2 else "faster" if passed > really + 0.25 else "as fast")


async def beside(pool):
    loop = asyncio.get_running_loop()
    really, began = real(), time.monotonic()
    await asyncio.gather(asyncio.sleep(0.2), loop.run_in_executor(pool, compute, 0.4), asyncio.sleep(0.1))
    compare("  in a loop", began, really)


def main():
    for method in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(method)
        with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
            for function in (time.sleep, compute):
                really, began = real(), time.monotonic()
                concurrent.futures.wait([pool.submit(function, 0.4), pool.submit(function, 0.3)])
                compare(f"{method} {function.__name__}", began, really)
            asyncio.run(beside(pool))


if __name__ == "__main__":
    main()
