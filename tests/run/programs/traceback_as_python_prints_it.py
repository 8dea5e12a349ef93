import asyncio
import concurrent.futures
import io
import logging
import queue
import sys
import threading
import time
import traceback

logged = io.StringIO()
logging.basicConfig(stream=logged, format="%(message)s")


def told(text):
    """The functions in a printed traceback or stack."""
    return [line.split()[-1] for line in text.splitlines() if line.startswith('  File "')]


def fail():
    raise KeyError("k")


def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        print(told(traceback.format_exc()), len(traceback.extract_tb(error.__traceback__)))


def stack():
    print(told("".join(traceback.format_stack()))[-2:])


def whole_stack():
    print(told("".join(traceback.format_stack())))
    print([frame.name for frame in traceback.extract_stack(limit=2)])
    print([frame.name for frame in traceback.StackSummary.extract(traceback.walk_stack(None))][:1])


async def main():
    for wait in (asyncio.to_thread(fail), asyncio.wait_for(asyncio.Event().wait(), 0.1)):
        try:
            await wait
        except Exception:
            logging.exception("failed")
    attempt(asyncio.Lock().release)
    attempt(asyncio.Queue().get_nowait)
    stack()


whole_stack()
attempt(threading.Lock().release)
attempt(queue.Queue().get, True, 0.1)
attempt(time.sleep, -1)
with concurrent.futures.ThreadPoolExecutor() as pool:
    attempt(pool.submit(fail).result)
thread = threading.Thread(target=stack)
thread.start()
thread.join()
asyncio.run(main())
print("asynctrace" in logged.getvalue(), logged.getvalue().count("fail"))
sys.stderr = io.StringIO()
thread = threading.Thread(target=attempt, args=(queue.Queue().get_nowait,))
thread.start()
thread.join()
thread = threading.Thread(target=queue.Queue().get_nowait)
thread.start()
thread.join()
print(told(sys.stderr.getvalue())[-2:])
