import os
import signal
import threading
import time

START = time.monotonic()


def arrived(number, frame):
    print(signal.Signals(number).name, time.monotonic() - START, threading.current_thread().name)


for name in ("SIGTERM", "SIGUSR1", "SIGUSR2"):
    signal.signal(getattr(signal, name), arrived)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
timers = [threading.Timer(1, os.kill, (os.getpid(), signal.SIGTERM)), threading.Timer(2, signal.raise_signal, (signal.SIGUSR1,)),
          threading.Timer(3, os.kill, (os.getpid(), signal.SIGHUP)), threading.Timer(4, signal.raise_signal, (signal.SIGCHLD,))]
for timer in timers:
    timer.start()
time.sleep(5)
os.kill(os.getpid(), signal.SIGUSR2)
os.kill(os.getpid(), 0)
print(time.monotonic() - START)
