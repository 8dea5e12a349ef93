"""Two loan desks: may_lend stays a plain function, and runs in a thread."""
import asyncio

import catalogue


def may_lend(line, book, reader, loop):
    if not catalogue.has_waiting_list(book):
        return True
    question = catalogue.next_reader(line, book)
    return asyncio.run_coroutine_threadsafe(question, loop).result() == reader


async def serve(line, desk):
    loop = asyncio.get_running_loop()
    for reader, book in catalogue.DESKS[desk]:
        if await asyncio.to_thread(may_lend, line, book, reader, loop):
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
