import asyncio
import atexit
import sys
import traceback


def hook(kind, error, trace):
    names = [frame.name for frame in traceback.extract_tb(trace) if frame.filename == __file__]
    print("hook", kind.__name__, error, *names[1:])


async def leaf():
    raise ValueError("too much")


async def main():
    await leaf()


sys.excepthook = hook
atexit.register(print, "at exit")
asyncio.run(main())
