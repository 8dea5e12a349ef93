# refused by: eaten-labels-harm-nobody
"""The herbarium: read the label of every pressed plant."""
import asyncio

import herbarium


async def read(sheet, lines, labels):
    await lines.acquire()
    try:
        labels[sheet] = await herbarium.read_label(sheet)
        lines.release()
    except herbarium.Unreadable:
        labels[sheet] = "unreadable"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    lines = asyncio.Semaphore(herbarium.LINES)
    async with asyncio.TaskGroup() as group:
        for sheet in herbarium.SHEETS:
            group.create_task(read(sheet, lines, labels))
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
