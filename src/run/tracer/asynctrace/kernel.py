"""What the kernel tells of processes and threads, read without file objects: main counts those."""
from os import O_RDONLY, close, listdir, open as open_file, read as read_some     # the real ones, whatever the program makes of them


def read(path):
    """Raises OSError where there is no such process or thread."""
    file = open_file(path, O_RDONLY)
    try:
        return b"".join(iter(lambda: read_some(file, 65536), b""))
    finally:
        close(file)


def stat(path):
    """State, parent and so on: the fields of proc_pid_stat(5) behind the name, which may have anything in it."""
    return read(f"{path}/stat").rpartition(b")")[2].split()


def has_ended(pid):
    try:
        fields = stat(f"/proc/{pid}")
    except OSError:
        return True
    return fields[0] == b"X" or fields[0] == b"Z" and int(fields[17]) < 2       # no thread of it goes on


def children():
    """The processes that this one made, or was given, and has not waited for."""
    for thread in listdir("/proc/self/task"):
        try:
            yield from map(int, read(f"/proc/self/task/{thread}/children").split())
        except OSError:                 # the thread has ended
            pass
