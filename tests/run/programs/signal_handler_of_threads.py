import signal
import threading

stop = threading.Event()
signal.signal(signal.SIGTERM, lambda number, frame: stop.set())

def work():
    while not stop.wait(timeout=1):
        pass
    print("worker stops")

thread = threading.Thread(target=work)
thread.start()
stop.wait()
thread.join()
