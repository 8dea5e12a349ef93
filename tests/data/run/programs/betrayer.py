"""Ends whoever keeps it, up to the program that was started, and leaves a process behind."""
import os
import signal
import sys
import time


def parent_of(pid):
    with open(f"/proc/{pid}/stat") as file:
        return int(file.read().rpartition(")")[2].split()[1])


def is_runner(pid):
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        return file.read().split(b"\0")[0].endswith(b"/runner")


above, pid = [], os.getppid()
while pid > 1:
    if is_runner(pid):
        above.append(pid)
    pid = parent_of(pid)
if os.fork() == 0:
    os.setsid()
    if os.fork():
        os._exit(0)
    os.execv("/bin/sleep", ["asynctutor-daemon", "20"])
for pid in above:                       # starter, keeper, tutor
    for send in (os.kill, os.killpg):
        try:
            send(pid, signal.SIGSTOP)
        except OSError as error:
            print(f"{type(error).__name__}", end=" ")
print(len(above), "above")
time.sleep(0.3)
