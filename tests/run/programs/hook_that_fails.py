import sys


def hook(kind, error, trace):
    print("hook")
    raise SystemExit(4) if kind is KeyError else OSError("no more")


sys.excepthook = hook
raise ValueError("first")
