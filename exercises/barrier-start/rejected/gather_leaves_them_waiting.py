# refused by: called-off-for-all
"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets


async def visit(visitor, start):
    await tickets.log_in(visitor)
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        await start.wait()
        await tickets.buy(visitor, sale)


async def main():
    start = asyncio.Barrier(len(tickets.VISITORS))
    try:
        await asyncio.gather(*[visit(visitor, start)
                               for visitor in tickets.VISITORS])
    except tickets.Banned as banned:
        print("called off:", banned, "cannot log in")
    for row in tickets.report():
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
