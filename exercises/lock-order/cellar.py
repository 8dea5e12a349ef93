"""A wine cellar: barrels, two people with a hose each, and a plan for the day.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: two people, and their barrels cross
calm   all wine goes in the same direction
ring   three people and three barrels, one after another in a ring
stir   one barrel is pumped over into itself, so that it is mixed
apart  two people at the two ends of the cellar
"""
import os
import threading
import time

_DAYS = {           # what is in the barrels; for each person: from, to, liters
    "": ({3: 220, 7: 180},
         [[(7, 3, 30), (7, 3, 20)], [(3, 7, 90), (3, 7, 15)]]),
    "calm": ({3: 220, 7: 180}, [[(7, 3, 30)], [(7, 3, 20)]]),
    "ring": ({2: 150, 5: 190, 9: 210},
             [[(5, 2, 10)], [(2, 9, 40)], [(9, 5, 60)]]),
    "stir": ({3: 220, 7: 180}, [[(7, 7, 90), (7, 3, 30)], [(3, 7, 50)]]),
    "apart": ({1: 120, 4: 140, 6: 160, 8: 200},
              [[(4, 1, 20)], [(6, 8, 35)]]),
}
_CONTENTS, PLANS = _DAYS[os.environ.get("SCENARIO", "")]


class Barrel:
    def __init__(self, number, liters):
        self.number = number
        self.liters = liters
        self.lock = threading.Lock()


BARRELS = {number: Barrel(number, liters)
           for number, liters in _CONTENTS.items()}


_mine = threading.local()


def fit_hose(barrel):
    """Fit the hose to a barrel. It must be yours until you have pumped."""
    if not barrel.lock.locked():
        raise RuntimeError(f"barrel {barrel.number} is not locked")
    vars(_mine).setdefault("hoses", []).append(barrel)
    time.sleep(0.31 + barrel.number / 100)


def pump(liters):
    """Pump wine from one barrel into another."""
    hoses = vars(_mine).pop("hoses", [])
    time.sleep(liters / 50)
    for barrel in hoses:
        if not barrel.lock.locked():
            print("wine on the floor at barrel", barrel.number)
