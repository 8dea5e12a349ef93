# refused by: enno-is-given-up
"""The report of a fish market: ask the boats, enter the catch, add up."""
import asyncio
import contextlib
import sqlite3

import requests

import market

LIMIT = 2.5             # seconds a boat has for its answer


def ask(boat):
    try:
        answer = requests.get(market.CATCH.format(boat))
        answer.raise_for_status()
        return answer.json()["kilos"]
    except requests.RequestException:
        return None


def enter(catch):
    rows = [(market.TODAY, boat, kilos) for boat, kilos in catch.items()]
    with contextlib.closing(sqlite3.connect(market.DATABASE)) as db:
        with db:                                # all rows, or none
            db.executemany("INSERT INTO catch VALUES (?, ?, ?)", rows)
        return db.execute("SELECT sum(kilos) FROM catch").fetchone()[0]


async def report():
    async def within(boat):
        try:
            async with asyncio.timeout(LIMIT):
                return await asyncio.to_thread(ask, boat)
        except TimeoutError:
            return None

    answers = await asyncio.gather(*map(within, market.BOATS))
    catch = {}
    for boat, kilos in zip(market.BOATS, answers):
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
