"""Who does something: threads, tasks and loop callbacks, each with a vector clock (Mattern 1989).

An event of actor a with count n happened before an actor's present when that actor's clock says at least n for a.
"""
import weakref

from .scheduler import get_ident, scheduler


class Actor:
    __slots__ = ("id", "kind", "name", "clock", "count", "locks", "state")
    made = 0

    def __init__(self, kind, name, clock=None):
        self.kind = kind                # "thread", "task" or "callback"
        self.name = name
        self.clock = clock or {}        # never changed in place: others keep what they were handed
        self.count = 1
        self.locks = []                 # held just now
        self.state = None               # of a task: its TaskState
        self.id = None
        if kind != "callback":          # callbacks are many; they get a number when they touch something
            self.number()

    def number(self):
        Actor.made += 1
        self.id = Actor.made
        self.clock = {**self.clock, self.id: 1}

    def learn(self, clock):
        """What happened before `clock` happened before the present as well."""
        if clock is None or clock is self.clock:
            return
        own = self.clock
        news = {key: count for key, count in clock.items() if own.get(key, 0) < count}
        if news:
            self.clock = {**own, **news}

    def tell(self):
        """Hand out the clock; what comes later is not part of it."""
        clock = self.clock
        if self.id is not None:
            self.count += 1
            self.clock = {**clock, self.id: self.count}
        return clock

    def goes_on(self):
        """It starts something, a task or a call; after a cancel that counts."""
        if self.state is not None and self.state.open_cancel is not None:
            self.state.went_on = True

    def label(self):
        return f"{self.kind} {self.name}"


def actor_of_thread(thread):
    """What the thread does just now: its task, if a loop runs one on it."""
    if thread.task_actor is not None:
        return thread.task_actor
    if thread.actor is None:
        thread.actor = Actor("thread", thread.name)
    return thread.actor


def current_actor():
    thread = scheduler.by_ident.get(get_ident())
    return actor_of_thread(thread if thread is not None else scheduler.current())


def as_long_as_it_lives(thing, forget):
    """What keeps the id of `thing` its own until `forget` is called with it: for nothing in the program may live longer
    because it is watched. What has no weak references is kept for good."""
    try:
        return weakref.ref(thing, lambda reference, number=id(thing): forget(number))
    except TypeError:
        return thing


class HappensBefore:
    """Synchronisation objects remember the clocks of those who released them. Off until somebody looks for races."""

    def __init__(self):
        self.on = False
        self.told = {}                  # id -> (what keeps the id its own, clock)

    def forget(self, number):
        self.told.pop(number, None)

    def send(self, thing):
        if self.on:
            clock = current_actor().tell()
            known = self.told.get(id(thing))
            if known is not None:
                clock = {key: max(clock.get(key, 0), known[1].get(key, 0)) for key in {**clock, **known[1]}}
            kept = known[0] if known is not None else as_long_as_it_lives(thing, self.forget)
            self.told[id(thing)] = (kept, clock)

    def receive(self, thing):
        if self.on:
            known = self.told.get(id(thing))
            if known is not None:
                current_actor().learn(known[1])


happens_before = HappensBefore()


def edge(owner, name, sends=False, receives=None):
    """Wrap a method of a synchronisation class; receives: "always", or "true" for a true result only."""
    original = getattr(owner, name)

    def method(self, *args, **kwargs):
        if sends:
            happens_before.send(self)
        result = original(self, *args, **kwargs)
        if receives and (receives == "always" or result):
            happens_before.receive(self)
        return result
    method.__name__, method.__qualname__, method.__doc__ = name, original.__qualname__, original.__doc__
    setattr(owner, name, method)
