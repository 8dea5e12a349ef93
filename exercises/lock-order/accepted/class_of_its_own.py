"""A day in the cellar: everybody pumps wine according to a plan."""
import cellar as c
from threading import Thread as Person


class Both:
    """Both barrels, locked in the order of their numbers."""

    def __init__(self, *barrels):
        self.locks = [b.lock for _, b in
                      sorted({b.number: b for b in barrels}.items())]

    def __enter__(self):
        for lock in self.locks:
            lock.acquire()

    def __exit__(self, *failure):
        for lock in reversed(self.locks):
            lock.release()


def work(plan):
    for here, there, liters in plan:
        source, target = c.BARRELS[here], c.BARRELS[there]
        with Both(source, target):
            c.fit_hose(source)
            c.fit_hose(target)
            c.pump(liters)
            source.liters -= liters
            target.liters += liters
        print(f"{liters} l from {here} to {there}")


people = [Person(target=work, args=[plan]) for plan in c.PLANS]
for person in people:
    person.start()
for person in people:
    person.join()
for number, barrel in c.BARRELS.items():
    print("barrel", number, "holds", barrel.liters)
