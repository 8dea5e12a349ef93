"""The herbarium: the loop waits for a line, the task gives it back."""
import asyncio

import herbarium


async def read(sheet, labels):
    try:
        labels[sheet] = await herbarium.read_label(sheet)
    except herbarium.Unreadable:
        labels[sheet] = "unreadable"
    print(f"{len(labels)} of {len(herbarium.SHEETS)} done")


async def main():
    labels = {}
    lines = asyncio.BoundedSemaphore(herbarium.LINES)
    async with asyncio.TaskGroup() as group:
        for sheet in herbarium.SHEETS:
            await lines.acquire()
            task = group.create_task(read(sheet, labels))
            task.add_done_callback(lambda _: lines.release())
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
