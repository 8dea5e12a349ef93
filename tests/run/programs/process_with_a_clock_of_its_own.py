import asyncio
import multiprocessing
import os
import threading
import time


def real():
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def polls(box):
    really, began = real(), time.perf_counter()
    while real() < really + 0.3:
        pass
    passed, really = time.perf_counter() - began, real() - really
    box.put("as fast" if 0.2 < passed < really + 0.25 else "another")


def computes_and_waits(box):
    really = real()
    while real() < really + 0.2:
        sum(range(100))
    really, lock = real(), threading.Lock()
    with lock:
        lock.acquire(timeout=0.2)
    asyncio.run(asyncio.sleep(0.2))
    time.sleep(0.2)
    box.put("in time" if real() - really >= 0.6 else "early")


def listens(box):
    reader, writer = os.pipe()
    threading.Timer(1, os.write, (writer, b"heard")).start()

    async def listen():
        loop, heard = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(reader, heard.set)
        await heard.wait()
        return os.read(reader, 5).decode()
    box.put(asyncio.run(listen()))


def hangs(box):
    lock = threading.Lock()
    with lock:
        lock.acquire()


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    for work in (polls, computes_and_waits, listens):
        box = context.SimpleQueue()
        child = context.Process(target=work, args=(box,))
        child.start()
        print(work.__name__, box.get())
        child.join()
    child = context.Process(target=hangs, args=(box,))
    child.start()
    child.join(0.5)
    print("hangs", child.exitcode)
    child.kill()
    child.join()
