# refused by: failure-is-not-kept
"""A sheet of walks, drawn on squares that a map server sells."""
import asyncio

import mapserver

squares = {}            # every square we have paid for


async def get(square):
    if square not in squares:
        squares[square] = asyncio.create_task(mapserver.download(square))
    try:
        return await squares[square]
    except mapserver.Unavailable:
        del squares[square]
        raise


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
    print(title)
    async with asyncio.TaskGroup() as walks:
        for walk in mapserver.WALKS:
            walks.create_task(draw(walk))


async def main():
    await sheet("for the guests")
    await sheet("for the guides")
    print(mapserver.bill())


if __name__ == "__main__":
    asyncio.run(main())
