"""Ends at once and leaves a process behind that has left session, group and parent, and does not listen."""
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.execv("/bin/sleep", ["asynctutor-daemon", "20"])
time.sleep(0.3)
