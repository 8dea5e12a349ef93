"""A fish market: five boats at sea, the books, and a hall with an auction.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: the boats need 0.7 to 1.3 s for an answer
calm   the sea is smooth, and everybody answers within 0.4 s
storm  Anna needs 2.1 s, Cleo cannot be reached, Dora's set is out of order
       (503), and Enno does not answer for 40 s
again  as calm, and the catch of Cleo is in the books already
"""
import asyncio
import inspect
import os
import sqlite3
import time

from standin import Answer, Fails, database, web

BOATS = ("Anna", "Berta", "Cleo", "Dora", "Enno")
CATCH = "https://{}.boats.example/catch"    # put the boat between the braces
DATABASE = "books.db"
TODAY = "Friday"

_DAY = os.environ.get("SCENARIO", "")
_SECONDS = {"": (1.1, 0.9, 1.3, 0.7, 0.8),
            "storm": (2.1, 0.4, 0.2, 0.3, 40)}.get(
                _DAY, (0.31, 0.17, 0.37, 0.23, 0.29))
_KILOS = {"": (210, 95, 340, 120, 85), "storm": (60, 45, 0, 0, 30)}.get(
    _DAY, (180, 240, 75, 310, 150))


def _boat(name, seconds, kilos):
    if (_DAY, name) == ("storm", "Cleo"):
        return Fails("refused", seconds)
    if (_DAY, name) == ("storm", "Dora"):
        return Answer(seconds, status=503, json={"kilos": -1})
    return Answer(seconds, json={"kilos": kilos})


web({CATCH.format(boat): _boat(boat, seconds, kilos)
     for boat, seconds, kilos in zip(BOATS, _SECONDS, _KILOS)})
database(DATABASE, """
    CREATE TABLE catch (day TEXT, boat TEXT, kilos INTEGER,
                        PRIMARY KEY (day, boat));
    INSERT INTO catch VALUES ('Thursday', 'Anna', 400);
    INSERT INTO catch VALUES ('Thursday', 'Dora', 500);
    """ + ("INSERT INTO catch VALUES ('Friday', 'Cleo', 75);"
           if _DAY == "again" else ""), after=0.13)

_connect = sqlite3.connect


class _Connection(sqlite3.Connection):
    """The disk is as slow for sqlite3 as it is for aiosqlite."""

    def execute(self, *args):
        time.sleep(0.13)
        return super().execute(*args)

    def executemany(self, *args):
        time.sleep(0.13)
        return super().executemany(*args)


def _open(path, *args, **options):
    if str(path) != DATABASE:
        return _connect(path, *args, **options)
    time.sleep(0.13)
    return database.open(DATABASE, factory=_Connection, **options)


sqlite3.connect = _open


def open_hall(report):
    """Hold the auction, and let the report be made in its event loop."""
    asyncio.run(_auction(report))
    try:
        with database.open(DATABASE) as db:
            rows = db.execute("SELECT count(*), sum(kilos) FROM catch")
            print("books: %d rows, %d kg" % rows.fetchone())
        db.close()
    except sqlite3.OperationalError:
        print("books: locked, somebody is still writing")


async def _auction(report):
    falls = []
    clock = asyncio.create_task(_fall(falls))
    await asyncio.sleep(0.1)
    print("the auction is open")
    result = report()
    if inspect.isawaitable(result):
        await result
    falls.append(time.monotonic())
    clock.cancel()
    pause = max(after - before for before, after in zip(falls, falls[1:]))
    print(f"the price did not fall for {pause:.1f} s")


async def _fall(falls):
    while True:
        falls.append(time.monotonic())
        await asyncio.sleep(0.2)
