# refused by: two-sheets-one-price
"""A sheet of walks, drawn on squares that a map server sells."""
import asyncio

import mapserver

squares = {}            # a task for every square that was asked for


async def fetch(square):
    try:
        return await mapserver.download(square)
    except BaseException:
        del squares[square]     # who asks later tries again
        raise


async def get(square):
    if square not in squares:
        squares[square] = asyncio.create_task(fetch(square))
    return await squares[square]


async def draw(walk):
    route = []
    try:
        for square in mapserver.WALKS[walk]:
            route.append(await get(square))
    except mapserver.Unavailable as error:
        print(f"{walk:<7}no map of {error}")
    else:
        print(f"{walk:<7}{' '.join(route)}")


async def sheet(title):
    async with asyncio.TaskGroup() as walks:
        for walk in mapserver.WALKS:
            walks.create_task(draw(walk))
    print(title)


async def main():
    await sheet("for the guests")
    await sheet("for the guides")
    print(mapserver.bill())


if __name__ == "__main__":
    asyncio.run(main())
