"""Deadlock by wait-for graph.

A set of actors is stuck when none of them can be woken from outside the set: the greatest fixpoint over waits that have
owners. It counts once the same waits have lasted 60 virtual seconds, since until then somebody may cancel or release. That
nothing at all can wake any more is a deadlock at once.
"""
import asyncio

from . import loops
from .locks import Lock
from .scheduler import SECOND, VirtualThread, scheduler
from .tasks import actor_of, pending, state_of
from .waits import actor_label, all_waits, describe, is_done, wait_fact, wait_of_thread

LASTED = 60 * SECOND


def stuck_waits():
    """{task or thread: its wait} of the greatest set in which nobody can be woken from outside."""
    waits = {}
    limited = tasks_with_a_timeout()
    for task in pending():
        if task._fut_waiter is not None and not is_done(task._fut_waiter) and task not in limited:
            waits[task] = describe(task)
    for thread in scheduler.parked:
        if thread.deadline is None and owned(thread.waits_for):
            waits[thread] = wait_of_thread(thread)
    waits = {who: wait for who, wait in waits.items() if wait.wakers}
    while True:
        free = [who for who, wait in waits.items() if not is_stuck(wait, waits)]
        if not free:
            return waits
        for who in free:
            del waits[who]


def is_stuck(wait, waits):
    """Any holder may release; but a group or gather needs all of its tasks."""
    stuck = [waker in waits for waker in wait.wakers]
    return any(stuck) if wait.all_needed else all(stuck)


def owned(waits_for):
    if isinstance(waits_for, Lock):
        return not waits_for._internal and waits_for._owner is not None
    return isinstance(waits_for, tuple) and waits_for[0] == "Thread.join"


def tasks_with_a_timeout():
    """Tasks that a pending asyncio.timeout will cancel."""
    limited = set()
    for loop in loops.loops:
        for handle in loop._scheduled:
            owner = getattr(handle._callback, "__self__", None)
            if isinstance(owner, asyncio.Timeout) and not handle._cancelled:
                limited.add(owner._task)
    return limited


def cycle_in(waits):
    """The actors of one cycle, in order, beginning with the oldest."""
    for start in sorted(waits, key=number):
        path, who = [], start
        while who in waits and who not in path:
            path.append(who)
            who = next((waker for waker in waits[who].wakers if waker in waits), None)
        if who in path:
            cycle = path[path.index(who):]
            first = cycle.index(min(cycle, key=number))
            return cycle[first:] + cycle[:first]
    return None


def number(who):
    actor = who.actor if isinstance(who, VirtualThread) else actor_of(who)
    return actor.id if actor is not None else 0


def since(who):
    return who.since if isinstance(who, VirtualThread) else state_of(who).since


def cycle_facts(cycle, waits):
    return [wait_fact(actor_label(who), waits[who], since(who)) for who in cycle]


def look_for_cycles():
    """Called as time advances."""
    waits = stuck_waits()
    if waits and scheduler.now - max(since(who) for who in waits) >= LASTED:
        cycle = cycle_in(waits)
        if cycle:
            scheduler.came_to_an_end("deadlock", waits=cycle_facts(cycle, waits))


def nothing_can_wake():
    if any(not loop.is_closed() and (loop._signal_handlers or loop._selector.watches_descriptors())
           for loop in loops.loops):
        scheduler.came_to_an_end("waits-for-outside")
    waits = stuck_waits()
    cycle = cycle_in(waits)
    scheduler.came_to_an_end("deadlock", waits=cycle_facts(cycle, waits) if cycle else all_waits())


def install():
    scheduler.look_for_cycles, scheduler.nothing_can_wake = look_for_cycles, nothing_can_wake
