"""A day in the cellar: everybody pumps wine according to a plan."""
import random
import threading
import time

from cellar import BARRELS, PLANS, fit_hose, pump


def attempt(source, target, liters):
    with source.lock:
        if not target.lock.acquire(timeout=0.01):
            return False                    # go back, let others finish
        try:
            fit_hose(source)
            fit_hose(target)
            pump(liters)
            source.liters -= liters
            target.liters += liters
        finally:
            target.lock.release()
    return True


def rack(source, target, liters):
    if source is target:
        with source.lock:
            fit_hose(source)
            fit_hose(target)
            pump(liters)
            source.liters -= liters
            target.liters += liters
    else:
        while not attempt(source, target, liters):
            time.sleep(random.uniform(0.01, 0.05))
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
