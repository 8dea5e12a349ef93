"""The yard of a food bank, with a stock book that keeps its own order."""
import asyncio as aio

import foodbank as bank


class StockBook:
    def __init__(self):
        self._turn = aio.Semaphore(1)

    async def add(self, crates):
        async with self._turn:
            await bank.write_stock(await bank.read_stock() + crates)


class Yard:
    def __init__(self, book):
        self.book = book

    async def receive(self, van):
        crates = await bank.unload(van)
        row = f"{van:<6}{crates:>3} crates"
        try:
            await self.book.add(crates)
        except bank.LineDown:
            row += ", not entered"
        print(row)


async def main():
    yard = Yard(StockBook())
    async with aio.TaskGroup() as group:
        for van in bank.VANS:
            group.create_task(yard.receive(van))
    await bank.close_book()


if __name__ == "__main__":
    aio.run(main())
