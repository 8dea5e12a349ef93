"""Short stable names for things that a learner made: "Lock#2", the second lock of the program."""
import weakref

_names = weakref.WeakKeyDictionary()
_made = {}


class Name:
    __slots__ = ("text", "line")

    def __init__(self, text, line):
        self.text, self.line = text, line

    def __str__(self):
        return self.text


def name_of(thing, kind=None, line=None):
    """The name of `thing`; the first call counts it among those of its kind."""
    name = _names.get(thing)
    if name is None:
        kind = kind or type(thing).__name__
        _made[kind] = _made.get(kind, 0) + 1
        name = _names[thing] = Name(f"{kind}#{_made[kind]}", line)
    return name


def line_of(thing):
    name = _names.get(thing)
    return name.line if name is not None else None
