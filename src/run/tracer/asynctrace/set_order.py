"""The order of sets must not depend on addresses: tasks, threads and futures hash by number, in another way for each seed.

`asyncio.wait` and thread pools keep sets of them. Coroutines cannot be given a hash, so as_completed gets them in order.
"""
import itertools
import random

from .config import config

_numbers = itertools.count(1)


def steady_hash(self):
    try:
        return self._number
    except AttributeError:
        number = next(_numbers)
        if config.seed:
            number = random.Random(f"{config.seed}:{number}").getrandbits(60)
        self._number = number
        return number


def steady(*classes):
    for cls in classes:
        cls.__hash__ = steady_hash


def coroutines_in_order(items=()):
    """In place of `set` in asyncio.tasks."""
    from inspect import iscoroutine
    items = list(items)
    return dict.fromkeys(items).keys() if items and all(map(iscoroutine, items)) else set(items)


def install():
    import asyncio.tasks
    import concurrent.futures
    import threading
    steady(asyncio.Task, threading.Thread, concurrent.futures.Future)
    asyncio.tasks.set = coroutines_in_order
