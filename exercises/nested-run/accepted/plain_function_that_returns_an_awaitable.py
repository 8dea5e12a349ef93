"""Two loan desks of a library, over one line to the catalogue."""
import asyncio

import catalogue


def ask(line, book):
    return asyncio.ensure_future(catalogue.next_reader(line, book))


async def may_lend(line, book, reader):
    return (not catalogue.has_waiting_list(book)
            or reader == await ask(line, book))


async def serve(line, desk):
    for reader, book in catalogue.DESKS[desk]:
        if await may_lend(line, book, reader):
            await catalogue.lend(line, book, reader)
            print(f"{desk}: {book} for {reader}")
        else:
            print(f"{desk}: {book} is reserved")


async def main():
    line = await catalogue.connect()
    await asyncio.gather(*(serve(line, desk) for desk in catalogue.DESKS))
    print(catalogue.summary())


if __name__ == "__main__":
    asyncio.run(main())
