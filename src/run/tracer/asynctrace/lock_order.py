"""Lock cycles as in Goodlock (Havelund 2000): who wanted which lock while holding which.

Different actors, no lock that all of them hold around it (a gate), and blocking acquires only: who gives up after a while
does not deadlock. Orders that happens-before makes impossible to meet are left out.
"""
from .actors import happens_before
from .names import name_of
from .places import learner_line

MOST = 5000
LONGEST = 4

_wanted = {}                            # (actor id, held, wanted, gates) -> edge
_kept = []


class Edge:
    __slots__ = ("actor", "held", "wanted", "gates", "clock", "count", "line")

    def __init__(self, actor, held, wanted, gates):
        self.actor, self.held, self.wanted, self.gates = actor, held, wanted, gates
        self.clock, self.count, self.line = actor.clock, actor.count, learner_line(3)

    def before(self, other):
        return happens_before.on and other.clock.get(self.actor.id, 0) > self.count


def wants(lock, actor):
    """The actor is about to wait for the lock, for as long as it takes."""
    if not actor.locks or len(_wanted) >= MOST:
        return
    held = frozenset(id(other) for other in actor.locks)
    for other in actor.locks:
        key = (actor.id, id(other), id(lock), held - {id(other)})
        if other is not lock and key not in _wanted:
            _kept.append((other, lock))             # so that the ids stay theirs
            _wanted[key] = Edge(actor, other, lock, held - {id(other)})


def cycles():
    """[[{"lock", "line", "actor", "holding"}, ...], ...]: who wants what while holding what, each cycle once."""
    edges = list(_wanted.values())
    by_held = {}
    for edge in edges:
        by_held.setdefault(id(edge.held), []).append(edge)
    found = {}

    def extend(path):
        for edge in by_held.get(id(path[-1].wanted), ()):
            if any(edge.actor is other.actor or edge.gates & other.gates or edge.before(other) or other.before(edge)
                   for other in path):
                continue
            if edge.wanted is path[0].held:
                cycle = path + [edge]
                found.setdefault(frozenset(id(other.wanted) for other in cycle), from_the_first(cycle))
            elif len(path) < LONGEST:
                extend(path + [edge])
    for edge in edges:
        extend([edge])
    return sorted(([describe(edge) for edge in cycle] for cycle in found.values()), key=str)


def from_the_first(cycle):
    first = min(range(len(cycle)), key=lambda index: cycle[index].actor.id)
    return cycle[first:] + cycle[:first]


def describe(edge):
    return {"actor": edge.actor.label(), "holding": str(name_of(edge.held)), "lock": str(name_of(edge.wanted)),
            "line": edge.line}
