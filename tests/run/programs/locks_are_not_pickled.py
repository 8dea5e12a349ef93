import copy
import pickle
import queue
import threading

MADE = (threading.Lock(), threading.RLock(), threading.Condition(), threading.Event(), threading.Semaphore(), threading.Barrier(2),
        queue.Queue(), queue.SimpleQueue())

for thing in MADE:
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        try:
            way(thing)
            print(way.__name__, "worked")
        except TypeError as error:
            print(way.__name__, error)
