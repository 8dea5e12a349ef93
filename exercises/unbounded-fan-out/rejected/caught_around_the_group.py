# refused by: eaten-labels-harm-nobody
"""The herbarium: read the label of every pressed plant."""
import asyncio

import herbarium


async def read(sheet, lines, labels):
    async with lines:
        labels[sheet] = await herbarium.read_label(sheet)
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    lines = asyncio.Semaphore(herbarium.LINES)
    try:
        async with asyncio.TaskGroup() as group:
            for sheet in herbarium.SHEETS:
                group.create_task(read(sheet, lines, labels))
    except* herbarium.Unreadable:
        print("some are unreadable")
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels.get(sheet, 'unreadable')}")


if __name__ == "__main__":
    asyncio.run(main())
