"""Photograph a vineyard row by row, and store the pictures on a card."""
from asyncio import Queue as Buffer
from asyncio import TaskGroup, run

from drone import ROWS, WRITERS, photograph, report, store


class Flight:
    END = object()

    def __init__(self, waiting):
        self.buffer = Buffer(waiting)

    async def camera(self):
        for row in ROWS:
            picture = await photograph(row)
            await self.buffer.put(picture)
        await self.buffer.put(self.END)

    async def writer(self):
        while True:
            picture = await self.buffer.get()
            if picture is self.END:
                return await self.buffer.put(picture)
            await store(picture)
            print("stored", picture)

    async def start(self):
        async with TaskGroup() as crew:
            for work in [self.camera] + [self.writer] * WRITERS:
                crew.create_task(work())


run(Flight(4).start())
print(report())
