import threading

gate = threading.Event()
threads = {}

def join(name):
    gate.wait()
    threads[name].join()

threads["a"] = threading.Thread(target=join, args=("b",), name="a")
threads["b"] = threading.Thread(target=join, args=("a",), name="b")
for thread in threads.values():
    thread.start()
gate.set()
