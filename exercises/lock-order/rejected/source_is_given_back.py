# refused by: barrels-are-locked
"""A day in the cellar: everybody pumps wine according to a plan."""
import threading

from cellar import BARRELS, PLANS, fit_hose, pump

def rack(source, target, litres):
    with source.lock:
        fit_hose(source)
    with target.lock:
        fit_hose(target)
        pump(litres)
        source.litres -= litres
        target.litres += litres
    print(f"{litres} l from {source.number} to {target.number}")


def work(plan):
    for source, target, litres in plan:
        rack(BARRELS[source], BARRELS[target], litres)


def main():
    people = [threading.Thread(target=work, args=[plan]) for plan in PLANS]
    for person in people:
        person.start()
    for person in people:
        person.join()
    for number, barrel in BARRELS.items():
        print("barrel", number, "holds", barrel.litres)


if __name__ == "__main__":
    main()
