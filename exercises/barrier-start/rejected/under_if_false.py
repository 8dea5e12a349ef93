# refused by: one-click-for-the-final
"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets


async def visit(visitor, start):
    await tickets.log_in(visitor)
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        if False:
            await start.wait()
        await tickets.buy(visitor, sale)


async def main():
    start = asyncio.Barrier(len(tickets.VISITORS))
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
