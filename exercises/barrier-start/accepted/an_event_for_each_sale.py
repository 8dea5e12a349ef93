"""A rehearsal with a starting line for each sale."""
import asyncio as aio
from tickets import SALES, VISITORS, Banned, buy, choose_seat, log_in, report


class Line:
    def __init__(self):
        self.missing = set(VISITORS)
        self.complete = aio.Event()

    async def cross(self, visitor):
        self.missing.discard(visitor)
        if not self.missing:
            self.complete.set()
        await self.complete.wait()


async def visit(visitor, lines):
    await log_in(visitor)
    for sale, line in lines.items():
        await choose_seat(visitor, sale)
        await line.cross(visitor)
        await buy(visitor, sale)


async def main():
    lines = {sale: Line() for sale in SALES}
    try:
        async with aio.TaskGroup() as group:
            for visitor in VISITORS:
                group.create_task(visit(visitor, lines))
    except* Banned as banned:
        print("called off:", *banned.exceptions, "cannot log in")
    print("\n".join(report()))


aio.run(main())
