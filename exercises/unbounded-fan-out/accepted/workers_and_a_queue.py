"""The herbarium: one worker per line."""
import asyncio as aio

from herbarium import LINES, SHEETS, Unreadable, read_label


async def line(waiting, labels):
    while not waiting.empty():
        sheet = waiting.get_nowait()
        try:
            labels[sheet] = await read_label(sheet)
        except Unreadable:
            labels[sheet] = "unreadable"
        print(len(labels), "of", len(SHEETS), "done")


async def main():
    labels, waiting = {}, aio.Queue()
    for sheet in SHEETS:
        waiting.put_nowait(sheet)
    await aio.gather(*(line(waiting, labels) for _ in range(LINES)))
    for sheet in SHEETS:
        print(f"{sheet:<8} {labels[sheet]}")


aio.run(main())
