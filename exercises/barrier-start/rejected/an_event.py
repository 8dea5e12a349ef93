# refused by: every-sale-has-a-start
"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets

ready = 0


async def visit(visitor, start):
    global ready
    await tickets.log_in(visitor)
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        ready += 1
        if ready == len(tickets.VISITORS):
            start.set()
        await start.wait()
        await tickets.buy(visitor, sale)


async def main():
    start = asyncio.Event()
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
