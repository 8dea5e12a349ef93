import asyncio

import aiohttp
import hut


class Session(aiohttp.ClientSession):
    """With a count of its own."""

    def __init__(self, **options):
        super().__init__(**options)
        self.asked = []

    async def beds(self, url):
        self.asked.append(url)
        async with self.get(url) as response:
            response.raise_for_status()
            return (await response.json())["beds"]


class Board:
    def __init__(self):
        self._rung, self._closed = 0, False

    def _count(self, beds):
        self._rung += beds
        setattr(self, "_closed", vars(self)["_rung"] > 0)
        object.__setattr__(self, "_connector", None)


async def main():
    board = Board()
    async with Session() as session:
        board._count(await session.beds("https://hut.example/"))
        board._closed = True
        print(board._rung, "beds")
        hut.Bell().ring()


asyncio.run(main())
