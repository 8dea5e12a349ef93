import asyncio
import multiprocessing
import subprocess
import sys
import time


def real():
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def works():
    end = real() + 0.5
    while real() < end:
        pass


def pools_result(context, pool):
    result = pool.map_async(time.sleep, [0.5, 0.5])
    while not result.ready():
        time.sleep(0.02)


def is_alive(context, pool):
    child = context.Process(target=works)
    child.start()
    while child.is_alive():
        time.sleep(0.02)


def until_late(context, pool):
    child = context.Process(target=time.sleep, args=(0.5,))
    child.start()
    late = time.monotonic() + 30
    while child.is_alive():
        if time.monotonic() > late:
            return "it is late"


def waits(context, pool):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.5)"])
    return child.wait(30)


def leaderless(context, pool):
    """Its first thread has ended, another goes on: it lives."""
    child = subprocess.Popen([sys.executable, "-c", """if 1:
        import ctypes, os, threading, time
        threading.Thread(target=lambda: (time.sleep(0.5), os._exit(0))).start()
        ctypes.CDLL(None).syscall(93 if os.uname().machine == "aarch64" else 60, 0)"""])
    while child.poll() is None:
        time.sleep(0.02)
    return child.returncode


def tasks(context, pool):
    async def poll():
        child = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(0.5)")
        while child.returncode is None:
            await asyncio.sleep(0.02)
        return child.returncode
    return asyncio.run(poll())


def ends_meanwhile():
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    really = real()
    time.sleep(3600)
    print("an hour later", child.poll(), real() - really < 60)


def compare(wait, *args):
    outer, began = real(), time.monotonic()
    said = wait(*args)
    passed, outer = time.monotonic() - began, real() - outer
    print(wait.__name__, said, "not faster" if passed < outer + 0.15 else f"faster: {passed} of {outer}")


def main():
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        compare(pools_result, context, pool)
    for wait in (is_alive, until_late, waits, leaderless, tasks):
        compare(wait, context, None)
    ends_meanwhile()


if __name__ == "__main__":
    main()
