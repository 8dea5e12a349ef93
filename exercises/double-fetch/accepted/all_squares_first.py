"""A sheet of walks: first all squares, then the drawing."""
import asyncio

import mapserver

squares = {}


async def stock_up():
    missing = {s for walk in mapserver.WALKS.values() for s in walk} - squares.keys()
    missing = sorted(missing)
    answers = await asyncio.gather(*map(mapserver.download, missing),
                                   return_exceptions=True)
    for square, answer in zip(missing, answers):
        if isinstance(answer, mapserver.Unavailable):
            continue
        if isinstance(answer, BaseException):
            raise answer
        squares[square] = answer


async def sheet(title):
    print(title)
    await stock_up()
    for walk, route in mapserver.WALKS.items():
        gap = next((s for s in route if s not in squares), None)
        if gap:
            print(f"{walk:<7}no map of {gap}")
        else:
            print(f"{walk:<7}{' '.join(squares[s] for s in route)}")


async def main():
    for readers in "guests", "guides":
        await sheet(f"for the {readers}")
    print(mapserver.bill())


asyncio.run(main())
