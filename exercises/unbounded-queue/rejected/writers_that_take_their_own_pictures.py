# refused by: no-time-is-lost
"""Photograph a vineyard row by row, and store the pictures on a card."""
import asyncio

import drone


async def work(rows, camera):
    while True:
        async with camera:
            if (row := next(rows, None)) is None:
                return
            picture = await drone.photograph(row)
        await drone.store(picture)
        print("stored", picture)


async def main():
    rows, camera = iter(drone.ROWS), asyncio.Lock()
    await asyncio.gather(*(work(rows, camera) for _ in range(drone.WRITERS)))


if __name__ == "__main__":
    asyncio.run(main())
    print(drone.report())
