"""A day in the cellar: everybody pumps wine according to a plan."""
import threading

from cellar import BARRELS, PLANS, fit_hose, pump


def pour(source, target, litres):
    fit_hose(source)
    fit_hose(target)
    pump(litres)
    source.litres -= litres
    target.litres += litres


def rack(source, target, litres):
    if source is target:
        with source.lock:
            pour(source, target, litres)
    elif source.number > target.number:     # the larger number first
        with source.lock:
            with target.lock:
                pour(source, target, litres)
    else:
        with target.lock, source.lock:
            pour(source, target, litres)
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
