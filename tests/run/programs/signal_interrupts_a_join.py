import threading

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
try:
    thread.join()
except KeyboardInterrupt:
    stop.set()
    thread.join()
    print("stopped")
