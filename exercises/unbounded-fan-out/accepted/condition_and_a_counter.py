"""The herbarium: a condition and a number."""
import asyncio

import herbarium


class Lines:
    def __init__(self, free):
        self.free = free
        self.changed = asyncio.Condition()

    async def __aenter__(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.free)
            self.free -= 1

    async def __aexit__(self, *failure):
        async with self.changed:
            self.free += 1
            self.changed.notify()


async def read(sheet, lines, labels):
    async with lines:
        try:
            labels[sheet] = await herbarium.read_label(sheet)
        except herbarium.Unreadable:
            labels[sheet] = "unreadable"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    lines = Lines(herbarium.LINES)
    async with asyncio.TaskGroup() as group:
        for sheet in herbarium.SHEETS:
            group.create_task(read(sheet, lines, labels))
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
