# refused by: no-time-is-lost
"""Photograph a vineyard row by row, and store the pictures on a card."""
import asyncio

import drone

WAITING = 4             # pictures that may wait to be stored


async def fly(pictures):
    for row in drone.ROWS:
        await pictures.put(await drone.photograph(row))
        if pictures.qsize() >= WAITING:
            await pictures.join()           # let the card catch up
    for _ in range(drone.WRITERS):
        await pictures.put(None)


async def write(pictures):
    while (picture := await pictures.get()) is not None:
        await drone.store(picture)
        print("stored", picture)
        pictures.task_done()


async def main():
    pictures = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(fly(pictures))
        for _ in range(drone.WRITERS):
            group.create_task(write(pictures))


if __name__ == "__main__":
    asyncio.run(main())
    print(drone.report())
