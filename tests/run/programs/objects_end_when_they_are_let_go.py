import asyncio
import threading
import weakref


class Thing:
    def __init__(self, name):
        self.name = name
        weakref.finalize(self, print, "finalized", name)

    def __del__(self):
        print("deleted", self.name)


async def use(name):
    thing = Thing(name)
    await asyncio.sleep(0)
    return thing.name


async def main():
    await use("local")
    await asyncio.create_task(use("of a task"))
    event, result = asyncio.Event(), asyncio.get_running_loop().create_future()
    event.set()
    result.set_result(Thing("result"))
    await event.wait()
    del result
    print("main returns")


def work():
    Thing("of a thread")


asyncio.run(main())
thread = threading.Thread(target=work)
thread.start()
thread.join()
lock = threading.Lock()
with lock:
    held = weakref.ref(lock)
del lock
print(held())
last = Thing("of the module")
print("end")
