"""Things of the world that must be closed: objects with a `close` or `aclose` method and an attribute `closed`, or `_closed`."""
from .places import learner_line, module_of_world

_made = []                              # (object, line of its making), in order


def watch_making(cls):
    if not (hasattr(cls, "close") or hasattr(cls, "aclose")):
        return
    real_init = cls.__init__

    def __init__(self, *args, **kwargs):
        real_init(self, *args, **kwargs)
        if class_of_world(self) is cls and (hasattr(self, "closed") or hasattr(self, "_closed")):
            _made.append((self, learner_line()))
    __init__.__qualname__, __init__.__doc__ = real_init.__qualname__, real_init.__doc__
    cls.__init__ = __init__


def class_of_world(thing):
    """The learner may have derived a class from it."""
    return next((cls for cls in type(thing).__mro__ if module_of_world(cls) is not None), None)


def unclosed():
    return [(type(thing).__name__, line) for thing, line in _made if is_open(thing)]


def is_open(thing):
    """A library whose own class has no `closed` has a stand-in with `_closed`. What a class of the learner says does not count."""
    says = vars(class_of_world(thing)).get("closed")
    try:
        closed = says.fget(thing) if isinstance(says, property) else getattr(thing, "closed", getattr(thing, "_closed", True))
    except Exception:                   # it was never made whole
        return False
    return closed is False
