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


async def main():
    labels = {}
    lines = herbarium.LINES
    for i in range(0, len(herbarium.SHEETS), lines):
        batch = herbarium.SHEETS[i:i + lines]
        await asyncio.gather(*[read(sheet, labels) for sheet in batch])
    for sheet in herbarium.SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


if __name__ == "__main__":
    asyncio.run(main())
