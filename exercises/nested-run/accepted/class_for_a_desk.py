"""Two loan desks of a library, each an object."""
import asyncio

import catalogue


class Desk:
    def __init__(self, name, line):
        self.name, self.line = name, line

    async def may_lend(self, book, reader):
        if catalogue.has_waiting_list(book):
            following = await catalogue.next_reader(self.line, book)
            return following == reader
        return True

    async def serve(self):
        for reader, book in catalogue.DESKS[self.name]:
            text = f"{book} is reserved"
            if await self.may_lend(book, reader):
                await catalogue.lend(self.line, book, reader)
                text = f"{book} for {reader}"
            print(f"{self.name}: {text}")


async def main():
    line = await catalogue.connect()
    async with asyncio.TaskGroup() as group:
        for name in catalogue.DESKS:
            group.create_task(Desk(name, line).serve())
    print(catalogue.summary())


with asyncio.Runner() as runner:
    runner.run(main())
