# refused by: nobody-is-refused
"""The herbarium: read the label of every pressed plant."""
import asyncio

import herbarium


async def read(sheet, labels):
    lines = asyncio.Semaphore(herbarium.LINES)
    try:
        async with lines:
            labels[sheet] = await herbarium.read_label(sheet)
    except herbarium.Unreadable:
        labels[sheet] = "unreadable"
    except herbarium.Refused:
        labels[sheet] = "refused"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    async with asyncio.TaskGroup() as group:
        for sheet in herbarium.SHEETS:
            group.create_task(read(sheet, labels))
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
