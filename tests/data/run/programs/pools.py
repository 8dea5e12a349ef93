"""Pools of processes and threads, and shared memory, work."""
import asyncio
import concurrent.futures
import multiprocessing
import os
from multiprocessing import shared_memory


def square(number):
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, square, n) for n in range(4))))
    print(await asyncio.gather(*(asyncio.to_thread(square, n) for n in range(4))))
    child = await asyncio.create_subprocess_exec("/bin/echo", "echoed", stdout=asyncio.subprocess.PIPE)
    print((await child.communicate())[0].decode().strip())


if __name__ == "__main__":
    asyncio.run(main())
    for method in ("fork", "spawn", "forkserver"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            print(method, pool.map(square, range(3)))
    with multiprocessing.Manager() as manager:
        print("manager", list(manager.list([1, 2])))
    memory = shared_memory.SharedMemory(create=True, size=100)
    memory.buf[0] = 7
    print("shared", memory.buf[0])
    memory.close()
    memory.unlink()
    print("tracked", os.path.isdir(f"/proc/self/task/{os.getpid()}"))
