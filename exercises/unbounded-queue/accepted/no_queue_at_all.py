"""Photograph a vineyard row by row, and store the pictures on a card."""
import asyncio

import drone

WAITING = 4             # pictures that may wait to be stored


async def write(picture, card, room):
    async with card:
        await drone.store(picture)
    print("stored", picture)
    room.release()


async def main():
    card = asyncio.Semaphore(drone.WRITERS)
    room = asyncio.BoundedSemaphore(drone.WRITERS + WAITING)
    async with asyncio.TaskGroup() as group:
        for row in drone.ROWS:
            await room.acquire()
            picture = await drone.photograph(row)
            group.create_task(write(picture, card, room))


if __name__ == "__main__":
    asyncio.run(main())
    print(drone.report())
