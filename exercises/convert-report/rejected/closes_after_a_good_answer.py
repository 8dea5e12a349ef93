# refused by: nothing-stays-open
"""The report of a fish market: ask the boats, enter the catch, add up."""
import asyncio

import aiohttp
import aiosqlite

import market

LIMIT = aiohttp.ClientTimeout(total=2.5)    # seconds a boat has for its answer


async def ask(boat):
    session = aiohttp.ClientSession(timeout=LIMIT)
    try:
        async with session.get(market.CATCH.format(boat)) as answer:
            answer.raise_for_status()
            kilos = (await answer.json())["kilos"]
        await session.close()
        return kilos
    except (aiohttp.ClientError, TimeoutError):
        return None


async def enter(catch):
    rows = [(market.TODAY, boat, kilos) for boat, kilos in catch.items()]
    async with aiosqlite.connect(market.DATABASE) as db:
        await db.executemany("INSERT INTO catch VALUES (?, ?, ?)", rows)
        await db.commit()                       # all rows, or none
        async with db.execute("SELECT sum(kilos) FROM catch") as cursor:
            return (await cursor.fetchone())[0]


async def report():
    async with asyncio.TaskGroup() as group:
        asked = {boat: group.create_task(ask(boat))
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
        print("this week:", await enter(catch), "kg")
    except aiosqlite.IntegrityError:
        print("today is in the books already")


if __name__ == "__main__":
    market.open_hall(report)
