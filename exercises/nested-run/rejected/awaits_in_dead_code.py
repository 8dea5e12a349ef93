# refused by: day-gets-to-its-end
"""Two loan desks of a library, over one line to the catalogue."""
import asyncio

import catalogue


async def never(line, book):
    return await catalogue.next_reader(line, book)


def may_lend(line, book, reader):
    if not catalogue.has_waiting_list(book):
        return True
    return asyncio.run(catalogue.next_reader(line, book)) == reader


async def serve(line, desk):
    for reader, book in catalogue.DESKS[desk]:
        if may_lend(line, book, reader):
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
