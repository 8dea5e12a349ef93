"""The herbarium: the lines share one iterator."""
import asyncio

import herbarium


class Reader:
    def __init__(self):
        self.labels = {}
        self.todo = iter(herbarium.SHEETS)

    async def line(self):
        for sheet in self.todo:
            self.labels[sheet] = await self.read(sheet)
            print(f"{len(self.labels)} of {len(herbarium.SHEETS)} done")

    async def read(self, sheet):
        try:
            return await herbarium.read_label(sheet)
        except herbarium.Unreadable:
            return "unreadable"


async def main():
    reader = Reader()
    async with asyncio.TaskGroup() as group:
        for _ in range(herbarium.LINES):
            group.create_task(reader.line())
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {reader.labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
