"""A day in the cellar: everybody pumps wine according to a plan."""
import random
import threading
import time

from cellar import BARRELS, PLANS, fit_hose, pump


def attempt(source, target, litres):
    with source.lock:
        if not target.lock.acquire(timeout=0.01):
            return False                    # go back, let others finish
        try:
            fit_hose(source)
            fit_hose(target)
            pump(litres)
            source.litres -= litres
            target.litres += litres
        finally:
            target.lock.release()
    return True


def rack(source, target, litres):
    if source is target:
        with source.lock:
            fit_hose(source)
            fit_hose(target)
            pump(litres)
            source.litres -= litres
            target.litres += litres
    else:
        while not attempt(source, target, litres):
            time.sleep(random.uniform(0.01, 0.05))
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
