"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets


class Start:
    def __init__(self, parties):
        self.parties, self.here, self.round = parties, 0, 0
        self.changed = asyncio.Condition()

    async def wait(self):
        async with self.changed:
            mine = self.round
            self.here += 1
            if self.here == self.parties:
                self.here, self.round = 0, mine + 1
                self.changed.notify_all()
            else:
                await self.changed.wait_for(lambda: self.round > mine)


async def visit(visitor, start):
    await tickets.log_in(visitor)
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        await start.wait()
        await tickets.buy(visitor, sale)


async def main():
    start = Start(len(tickets.VISITORS))
    try:
        async with asyncio.TaskGroup() as group:
            for visitor in tickets.VISITORS:
                group.create_task(visit(visitor, start))
    except* tickets.Banned as banned:
        print("called off:", *banned.exceptions, "cannot log in")
    for row in tickets.report():
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
