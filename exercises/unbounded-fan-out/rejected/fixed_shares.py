# refused by: a-free-line-is-used-at-once
"""The herbarium: read the label of every pressed plant."""
import asyncio

import herbarium


async def read(sheet, labels):
    try:
        labels[sheet] = await herbarium.read_label(sheet)
    except herbarium.Unreadable:
        labels[sheet] = "unreadable"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def line(share, labels):
    for sheet in share:
        await read(sheet, labels)


async def main():
    labels = {}
    async with asyncio.TaskGroup() as group:
        for first in range(herbarium.LINES):
            share = herbarium.SHEETS[first::herbarium.LINES]
            group.create_task(line(share, labels))
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
