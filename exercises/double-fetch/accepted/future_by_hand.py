"""A sheet of walks, drawn on squares that a map server sells."""
import asyncio

import mapserver

squares = {}            # a future for every square


async def get(square):
    if square in squares:
        return await squares[square]
    promise = squares[square] = asyncio.get_running_loop().create_future()
    try:
        promise.set_result(await mapserver.download(square))
    except mapserver.Unavailable as error:
        del squares[square]
        promise.set_exception(error)
    return await promise


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
