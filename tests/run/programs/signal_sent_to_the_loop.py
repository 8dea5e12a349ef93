import asyncio
import os
import signal
import threading
import time


async def main():
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    threading.Timer(2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    start = time.monotonic()
    await stop.wait()
    print(time.monotonic() - start)


asyncio.run(main())
