"""The report of a fish market, as a class."""
from asyncio import gather, timeout

import aiosqlite as sql
from aiohttp import ClientError, ClientSession

import market

LIMIT = 2.5


class Report:
    def __init__(self, web, books):
        self.web, self.books = web, books

    async def ask(self, boat):
        try:
            async with timeout(LIMIT):
                answer = await self.web.get(market.CATCH.format(boat))
                return (await answer.json())["kilos"]
        except (ClientError, TimeoutError):
            return None

    async def enter(self, catch):
        try:
            for boat in catch:
                await self.books.execute("INSERT INTO catch VALUES (?, ?, ?)",
                                         (market.TODAY, boat, catch[boat]))
        except sql.IntegrityError:
            await self.books.rollback()
            return "today is in the books already"
        await self.books.commit()
        rows = await self.books.execute_fetchall("SELECT kilos FROM catch")
        return f"this week: {sum(kilos for kilos, in rows)} kg"

    async def make(self):
        answers = await gather(*map(self.ask, market.BOATS))
        catch = dict(zip(market.BOATS, answers))
        for boat, kilos in catch.items():
            print(f"{boat:<6}", "no answer" if kilos is None else f"{kilos} kg")
        print(await self.enter(
            {boat: kilos for boat, kilos in catch.items() if kilos is not None}))


async def report():
    async with ClientSession(raise_for_status=True) as web:
        async with sql.connect(market.DATABASE) as books:
            await Report(web, books).make()


if __name__ == "__main__":
    market.open_hall(report)
