import threading
import weakref


class Thing:
    pass


def work(thing):
    pass


def start_later(thing):
    threading.Thread(target=print, args=("started by a thread at the end",)).start()


thing = Thing()
known = weakref.ref(thing)
thread = threading.Thread(target=work, args=(thing,))
thread.thing = thing
thread.start()
thread.join()
del thread, thing
print(known())
threading.Thread(target=start_later, args=(None,)).start()
