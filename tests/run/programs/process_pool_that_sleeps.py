import asyncio
import concurrent.futures
import multiprocessing
import time


def work(number):
    time.sleep(0.1 * number)
    return number


async def main():
    loop = asyncio.get_running_loop()
    alone = multiprocessing.Process(target=work, args=(1,))
    alone.start()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in (1, 4, 1))))
    alone.join()


if __name__ == "__main__":
    asyncio.run(main())
