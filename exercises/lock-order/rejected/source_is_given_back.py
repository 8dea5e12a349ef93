# refused by: barrels-are-locked
"""A day in the cellar: everybody pumps wine according to a plan."""
import threading

from cellar import BARRELS, PLANS, fit_hose, pump

def rack(source, target, liters):
    with source.lock:
        fit_hose(source)
    with target.lock:
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
