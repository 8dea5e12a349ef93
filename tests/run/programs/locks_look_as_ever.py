import re
import threading


def shown(thing):
    return re.sub(r"(0x|owner=)[0-9a-f]+", r"\1N", repr(thing))


lock, again = threading.Lock(), threading.RLock()
print(type(lock), type(again))
print(shown(lock), shown(again))
with lock, again, again:
    print(shown(lock), shown(again), lock.locked_lock())
print(shown(threading.Condition()))
lock.acquire_lock()
lock.release_lock()
for arguments in ((False, 1), (True, -2), (True, 1e300), (True, float("nan"))):
    for one in lock, again:
        try:
            one.acquire(*arguments)
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, end=" ")
print()
