import asyncio
import threading
import time

lock = threading.Lock()


def work(n):
    with lock:
        time.sleep(0.2)
    print("worked", n)


async def main():
    await asyncio.gather(asyncio.to_thread(work, 1), asyncio.to_thread(work, 2))


def alone():
    time.sleep(0.5)


t = threading.Thread(target=alone, name="helper")
t.start()
asyncio.run(main())
t.join()
