"""The interpreter's audit events that matter here. One hook for all: every event of the process passes through it."""
import sys

_functions = {}


def on(event, function):
    """function(args of the event)"""
    _functions.setdefault(event, []).append(function)


def _hook(event, args):
    for function in _functions.get(event, ()):
        function(args)


def start():
    sys.addaudithook(_hook)
