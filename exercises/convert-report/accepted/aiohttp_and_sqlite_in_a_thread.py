"""The report of a fish market: ask the boats, enter the catch, add up."""
import asyncio
import contextlib
import sqlite3

import aiohttp

import market

LIMIT = aiohttp.ClientTimeout(total=2.5)    # seconds a boat has for its answer


async def ask(boat, session):
    try:
        async with session.get(market.CATCH.format(boat)) as answer:
            answer.raise_for_status()
            return (await answer.json())["kilos"]
    except (aiohttp.ClientError, TimeoutError):
        return None


def enter(catch):
    rows = [(market.TODAY, boat, kilos) for boat, kilos in catch.items()]
    with contextlib.closing(sqlite3.connect(market.DATABASE)) as db:
        with db:                                # all rows, or none
            db.executemany("INSERT INTO catch VALUES (?, ?, ?)", rows)
        return db.execute("SELECT sum(kilos) FROM catch").fetchone()[0]


async def report():
    async with (aiohttp.ClientSession(timeout=LIMIT) as session,
                asyncio.TaskGroup() as group):
        asked = {boat: group.create_task(ask(boat, session))
                 for boat in market.BOATS}
    catch = {}
    for boat, task in asked.items():
        kilos = task.result()
        if kilos is None:
            print(f"{boat:<6} no answer")
        else:
            print(f"{boat:<6} {kilos} kg")
            catch[boat] = kilos
    try:
        print("this week:", await asyncio.to_thread(enter, catch), "kg")
    except sqlite3.IntegrityError:
        print("today is in the books already")


if __name__ == "__main__":
    market.open_hall(report)
