"""The herbarium: refill when one is done."""
import asyncio

import herbarium


async def read(sheet):
    try:
        return sheet, await herbarium.read_label(sheet)
    except herbarium.Unreadable:
        return sheet, "unreadable"


async def main():
    labels, busy, todo = {}, set(), list(herbarium.SHEETS)
    while todo or busy:
        while todo and len(busy) < herbarium.LINES:
            busy.add(asyncio.create_task(read(todo.pop())))
        done, busy = await asyncio.wait(
            busy, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            sheet, labels[sheet] = task.result()
            print(f"{len(labels)} of {len(herbarium.SHEETS)} done")
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
