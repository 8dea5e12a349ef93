import asyncio
import concurrent.futures
import os
import pickle
import signal
import threading
import time

FUNCTIONS = (time.sleep, time.time, time.time_ns, time.monotonic, time.monotonic_ns, time.perf_counter, time.perf_counter_ns,
             os.kill, os.waitpid, os._exit, signal.raise_signal, concurrent.futures.wait, asyncio.wrap_future, asyncio.sleep,
             threading.get_ident)

for function in FUNCTIONS:
    pickled = pickle.dumps(function)
    print(function.__name__, b"asynctrace" in pickled, pickle.loads(pickled) is function)
