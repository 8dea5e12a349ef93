"""Data races: a write that depends on a read, and somebody else's write in between that nothing orders.

Read R and dependent write W of one actor (read-modify-write, or check-then-act), and a conflicting write of another actor
that happens neither before R nor after W; or another actor that passed the same check unordered with W. Only the nearest
read counts, so a double-checked lock is right; and a check counts up to the actor's own next write there, by which it has
claimed what it found. What one task does without an await in between is atomic for the other tasks of its loop. A single
operation on a container is no race.
"""
import ast
import builtins
import itertools

from .actors import actor_of_thread, as_long_as_it_lives, happens_before
from .config import config
from .depends import Dependencies
from .rewrite import Rewriter
from .scheduler import get_ident, scheduler
from .sites import Sites

KEPT = 12                               # accesses remembered per actor and site: the first and the last ones
KEYS = (int, str, bytes, float, tuple, frozenset, type(None), bool)

_sites = {}
_data, _control = {}, {}                # write site -> read sites it depends on
_locations = {}                         # id of the object -> (what keeps the id its own, {name: Location})
_latest = {}                            # (actor id, site) -> the location that it read last
_past = []                              # locations of objects that are no more
_reads = 0


class Access:
    __slots__ = ("actor", "id", "count", "clock", "thread", "turn", "site", "order")

    def __init__(self, actor, thread, site, order):
        self.actor, self.id, self.count, self.clock = actor, actor.id, actor.count, actor.clock
        self.thread, self.turn, self.site, self.order = thread, thread.turn, site, order

    def before(self, other):
        return self.id == other.id or other.clock.get(self.id, 0) >= self.count


class Location:
    """One attribute, item or variable."""

    def __init__(self):
        self.reads, self.writes = {}, {}        # (actor id, site) -> accesses
        self.changes = {}                       # (actor id, read site, write site) -> [(read, write)]
        self.written = {}                       # actor id -> order of its last write


def rewrite(tree):
    """The tree with accesses noted; what is found depends on the run."""
    if config.races:
        found = Sites(tree)
        dependencies = Dependencies(tree)
        _sites.update(found.sites)
        _data.update(dependencies.data)
        _control.update(dependencies.control)
        happens_before.on = bool(_sites)
    for name, function in INJECTED.items():
        setattr(builtins, name, function)
    return ast.fix_missing_locations(Rewriter().visit(tree))


def note(thing, name, site, is_write):
    global _reads
    thread = scheduler.by_ident.get(get_ident()) or scheduler.current()
    actor = actor_of_thread(thread)
    if actor.id is None:
        actor.number()
    location = location_of(thing, name)
    _reads += 1
    access = Access(actor, thread, site, _reads)
    key = (actor.id, site)
    if is_write:
        keep(location.writes.setdefault(key, []), access)
        claimed = location.written.get(actor.id, 0)
        for sites, since in ((_data.get(site, ()), 0), (_control.get(site, ()), claimed)):
            read = nearest_read(location, actor, sites)
            if read is not None and read.order > since:
                keep(location.changes.setdefault((actor.id, read.site, site), []), (read, access))
        location.written[actor.id] = access.order
    else:
        keep(location.reads.setdefault(key, []), access)
        _latest[key] = location
    if thread.task_actor is None and thread is scheduler.running:
        scheduler.may_preempt(thread)


def location_of(thing, name):
    known = _locations.get(id(thing))
    if known is None:
        known = _locations[id(thing)] = as_long_as_it_lives(thing, is_no_more), {}
    location = known[1].get(name)
    if location is None:
        location = known[1][name] = Location()
    return location


def is_no_more(number):
    _, locations = _locations.pop(number, (None, {}))
    _past.extend(location for location in locations.values() if location.changes)


def keep(accesses, access):
    if len(accesses) >= KEPT:
        del accesses[KEPT // 2]
    accesses.append(access)


def nearest_read(location, actor, sites):
    """What the same line has read elsewhere since is what the write depends on now."""
    reads = [location.reads[actor.id, site][-1] for site in sites if _latest.get((actor.id, site)) is location]
    return max(reads, key=lambda read: read.order, default=None)


# ---- what the rewritten file calls

def read(thing, name, site):
    note(thing, name, site, False)
    return thing


def write(thing, name, site):
    note(thing, name, site, True)
    return thing


class Items:
    """Stands for a container in `x[k]`, for the one access."""

    __slots__ = ("thing", "site")

    def __init__(self, thing, site):
        self.thing, self.site = thing, site

    def __getitem__(self, key):
        note(self.thing, key_name(key), self.site, False)
        return self.thing[key]

    def __setitem__(self, key, value):
        note(self.thing, key_name(key), self.site, True)
        self.thing[key] = value

    def __delitem__(self, key):
        note(self.thing, key_name(key), self.site, True)
        del self.thing[key]


def key_name(key):
    return ("[]", key) if isinstance(key, KEYS) and is_hashable(key) else ("[]", id(key))


def is_hashable(key):
    try:
        hash(key)
    except TypeError:
        return False
    return True


def item(thing, site):
    return Items(thing, site) if isinstance(thing, (dict, list)) or type(thing).__module__ == "__main__" else thing


def is_in(key, thing, site):
    if isinstance(thing, (dict, set, list)):
        note(thing, key_name(key), site, False)
    return key in thing


def get(thing, site, *args, **kwargs):
    if isinstance(thing, dict) and args:
        note(thing, key_name(args[0]), site, False)
    return thing.get(*args, **kwargs)


def name(value, cell, variable, site):
    note(cell if cell is not None else _sites, variable, site, False)
    return value


def bind(value, cell, variable, site):
    note(cell if cell is not None else _sites, variable, site, True)
    return value


INJECTED = {"_race_read": read, "_race_write": write, "_race_item": item, "_race_in": is_in, "_race_get": get,
            "_race_name": name, "_race_bind": bind, "_race_idle": scheduler.idle_look}


# ---- the verdict

def found():
    """Facts, each pair of lines once."""
    races = {}
    for location in itertools.chain(_past, *[locations.values() for _, locations in list(_locations.values())]):
        for changes in location.changes.values():
            for read, write in changes:
                rival = find_rival(location, read, write)
                if rival is not None:
                    key = (_sites[read.site].line, _sites[write.site].line, _sites[write.site].text)
                    races.setdefault(key, fact(read, write, rival))
    return [races[key] for key in sorted(races)]


def find_rival(location, read, write):
    for (actor, _), writes in location.writes.items():
        for other in writes if actor != read.id else ():
            if not is_atomic(read, write, other) and not other.before(read) and not write.before(other):
                return other
    for (actor, site), reads in location.reads.items():
        for other in reads if actor != read.id and site == read.site else ():
            if not is_atomic(read, write, other) and not other.before(write) and not write.before(other):
                return other
    return None


def is_atomic(read, write, other):
    """All on one thread, and no other task or callback had its turn on it between read and write."""
    return read.thread is other.thread and read.turn == write.turn


def fact(read, write, rival):
    kind = "read-modify-write" if read.site in _data.get(write.site, ()) else "check-then-act"
    return {"what": _sites[write.site].text, "kind": kind, "read": _sites[read.site].line, "write": _sites[write.site].line,
            "other": _sites[rival.site].line, "actors": [read.actor.label(), rival.actor.label()]}
