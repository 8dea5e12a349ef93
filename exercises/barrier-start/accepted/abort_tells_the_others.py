"""A rehearsal: can the ticket shop stand the first second of a sale?"""
import asyncio

import tickets


async def visit(visitor, start):
    try:
        await tickets.log_in(visitor)
    except tickets.Banned:
        await start.abort()
        raise
    for sale in tickets.SALES:
        await tickets.choose_seat(visitor, sale)
        await start.wait()
        await tickets.buy(visitor, sale)


async def main():
    start = asyncio.Barrier(len(tickets.VISITORS))
    try:
        visits = [visit(visitor, start) for visitor in tickets.VISITORS]
        ends = await asyncio.gather(*visits, return_exceptions=True)
        for end in ends:
            if isinstance(end, tickets.Banned):
                print("called off:", end, "cannot log in")
            elif not isinstance(end, asyncio.BrokenBarrierError | None):
                raise end
    finally:
        pass
    for row in tickets.report():
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
