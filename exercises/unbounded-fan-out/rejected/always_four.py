# refused by: lines-of-today
"""The herbarium: read the label of every pressed plant."""
import asyncio

import herbarium


async def read(sheet, lines, labels):
    async with lines:
        try:
            labels[sheet] = await herbarium.read_label(sheet)
        except herbarium.Unreadable:
            labels[sheet] = "unreadable"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    lines = asyncio.Semaphore(4)
    async with asyncio.TaskGroup() as group:
        for sheet in herbarium.SHEETS:
            group.create_task(read(sheet, lines, labels))
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
