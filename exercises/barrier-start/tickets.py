"""The ticket shop of a stadium, seen from a rehearsal of the first sale.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""       today: five visitors, two sales
calm     five visitors who are equally quick, one sale
crowd    eight visitors, three sales
banned   as today, and one visitor may not log in
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_ALL = ("Abel", "Bea", "Cem", "Dara", "Eli", "Finn", "Gwen", "Hugo")
VISITORS = _ALL[:{"crowd": 8}.get(_DAY, 5)]
SALES = ("final", "concert", "derby")[:{"calm": 1, "crowd": 3}.get(_DAY, 2)]

_LOGIN = dict(zip(_ALL, (0.31, 1.93, 0.57, 1.13, 0.79, 2.47, 0.43, 1.51)))
_CHOOSE = dict(zip(_ALL, (1.37, 0.23, 0.91, 0.47, 1.79, 0.61, 2.11, 0.37)))
if _DAY == "calm":
    _LOGIN, _CHOOSE = dict.fromkeys(_ALL, 0.33), dict.fromkeys(_ALL, 0.59)
_logged_in = set()
_chosen = set()
_clicks = {}                # each sale, the times of its clicks


class Banned(Exception):
    """This visitor may not come in."""


async def log_in(visitor):
    """Log in. Once for each visitor."""
    await asyncio.sleep(_LOGIN[visitor])
    if _DAY == "banned" and visitor == "Dara":
        raise Banned(visitor)
    _logged_in.add(visitor)


async def choose_seat(visitor, sale):
    """Look at the plan of the hall and put a seat into the basket."""
    if visitor not in _logged_in:
        raise RuntimeError(f"{visitor} is not logged in")
    await asyncio.sleep(_CHOOSE[visitor] * (1 + SALES.index(sale) / 8))
    _chosen.add((visitor, sale))


async def buy(visitor, sale):
    """Click on "buy now"."""
    if (visitor, sale) not in _chosen:
        raise RuntimeError(f"{visitor} has no seat for the {sale}")
    now = asyncio.get_running_loop().time()
    _clicks.setdefault(sale, []).append(now)
    await asyncio.sleep(0.73)


def report():
    """What the shop has felt of each sale, one row for each."""
    return [f"{sale}: {len(times)} clicks in {max(times) - min(times):.1f} s"
            for sale, times in _clicks.items()]
