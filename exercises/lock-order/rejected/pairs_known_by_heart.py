# refused by: no-ring-of-three
"""A day in the cellar: everybody pumps wine according to a plan."""
import threading
from contextlib import nullcontext

from cellar import BARRELS, PLANS, fit_hose, pump


def rack(source, target, liters):
    first, second = source, target
    if {source.number, target.number} == {3, 7} and source.number == 3:
        first, second = target, source
    with first.lock, nullcontext() if first is second else second.lock:
        fit_hose(source)
        fit_hose(target)
        pump(liters)
        source.liters -= liters
        target.liters += liters
    print(f"{liters} l from {source.number} to {target.number}")


def work(plan):
    for source, target, liters in plan:
        rack(BARRELS[source], BARRELS[target], liters)


def main():
    people = [threading.Thread(target=work, args=[plan]) for plan in PLANS]
    for person in people:
        person.start()
    for person in people:
        person.join()
    for number, barrel in BARRELS.items():
        print("barrel", number, "holds", barrel.liters)


if __name__ == "__main__":
    main()
