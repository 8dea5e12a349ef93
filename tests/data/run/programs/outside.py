"""Tries to do harm outside; prints what worked, one word each."""
import fcntl
import os
import resource
import socket
import sys

victim = sys.argv[1]                    # a folder of the same owner, with a file `kept` in it


def tries(word, action):
    try:
        action()
    except OSError as error:
        print(f"{word}: {type(error).__name__}")
    else:
        print(f"{word}: worked")


def connect(family, kind, address):
    with socket.socket(family, kind) as s:
        s.settimeout(1)
        s.connect(address)


kept = victim + "/kept"
tries("create", lambda: open(victim + "/new", "w"))
tries("overwrite", lambda: open(kept, "w"))
tries("append", lambda: open(kept, "a").write("x"))
tries("truncate", lambda: os.truncate(kept, 0))
tries("empty", lambda: os.open(kept, os.O_RDONLY | os.O_TRUNC))
tries("remove", lambda: os.remove(kept))
tries("rename", lambda: os.rename(kept, victim + "/other"))
tries("link", lambda: os.link(kept, "linked"))
tries("folder", lambda: os.mkdir(victim + "/sub"))
tries("symlink", lambda: os.symlink("kept", victim + "/sym"))
tries("chmod", lambda: os.chmod(kept, 0))
tries("utime", lambda: os.utime(kept, (0, 0)))
tries("tracer", lambda: open("../tracer/__main__.py", "w"))
tries("tcp", lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 9)))
tries("udp", lambda: connect(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 9)))
tries("tcp6", lambda: connect(socket.AF_INET6, socket.SOCK_STREAM, ("::1", 9)))
tries("killall", lambda: os.kill(-1, 0))
tries("limits", lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (100, 100)))
tries("owner", lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid()))
tries("priorities", lambda: os.setpriority(os.PRIO_USER, 0, 19))
tries("read", lambda: open(kept).read())
tries("inside", lambda: open("mine", "w").write("x"))
tries("tmp", lambda: open(os.environ["TMPDIR"] + "/mine", "w").write("x"))
tries("null", lambda: open("/dev/null", "w").write("x"))
tries("unix", lambda: socket.socketpair())
