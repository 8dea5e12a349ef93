# refused by: both-ends-at-once
"""A day in the cellar: everybody pumps wine according to a plan."""
import threading
from contextlib import nullcontext

from cellar import BARRELS, PLANS, fit_hose, pump


cellar = threading.Lock()


def rack(source, target, liters):
    with cellar, source.lock:
        with target.lock if target is not source else nullcontext():
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
