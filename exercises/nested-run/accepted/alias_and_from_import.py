"""Two loan desks of a library."""
from asyncio import TaskGroup, run as start

from catalogue import DESKS, connect, has_waiting_list, lend
from catalogue import next_reader as first_in_line, summary


async def serve(line, desk):
    for reader, book in DESKS[desk]:
        if has_waiting_list(book) and await first_in_line(line, book) != reader:
            print(f"{desk}: {book} is reserved")
            continue
        await lend(line, book, reader)
        print(f"{desk}: {book} for {reader}")


async def main():
    line = await connect()
    async with TaskGroup() as desks:
        for desk in DESKS:
            desks.create_task(serve(line, desk))
    print(summary())


start(main())
