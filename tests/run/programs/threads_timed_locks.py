import threading

lock = threading.Lock()
lock.acquire()
assert not lock.acquire(timeout=1.5)
assert not lock.acquire(blocking=False)
semaphore = threading.Semaphore(0)
assert not semaphore.acquire(timeout=0.5)
try:
    threading.Barrier(2).wait(timeout=1)
except threading.BrokenBarrierError:
    print("broken")
