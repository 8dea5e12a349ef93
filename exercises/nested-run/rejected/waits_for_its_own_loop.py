# refused by: day-gets-to-its-end
"""Two loan desks of a library, over one line to the catalogue."""
import asyncio

import catalogue


def may_lend(line, book, reader, loop):
    if not catalogue.has_waiting_list(book):
        return True
    return asyncio.run_coroutine_threadsafe(
        catalogue.next_reader(line, book), loop).result() == reader


async def serve(line, desk):
    loop = asyncio.get_running_loop()
    for reader, book in catalogue.DESKS[desk]:
        if may_lend(line, book, reader, loop):
            await catalogue.lend(line, book, reader)
            print(f"{desk}: {book} for {reader}")
        else:
            print(f"{desk}: {book} is reserved")


async def main():
    line = await catalogue.connect()
    async with asyncio.TaskGroup() as desks:
        for desk in catalogue.DESKS:
            desks.create_task(serve(line, desk))
    print(catalogue.summary())


if __name__ == "__main__":
    asyncio.run(main())
