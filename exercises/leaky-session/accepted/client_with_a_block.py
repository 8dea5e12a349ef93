"""The notice board in the valley: how many beds are free in the huts."""
import asyncio

import aiohttp

HUTS = ("eagle", "marmot", "ibex", "chough", "larch", "edelweiss")
LIMIT = 2.5             # seconds until a hut is given up


class Huts:
    async def __aenter__(self):
        self._session = aiohttp.ClientSession("https://huts.example")
        return self

    async def __aexit__(self, *failure):
        await self._session.close()

    async def free_beds(self, hut):
        async with self._session.get(f"/{hut}") as response:
            response.raise_for_status()
            return (await response.json())["beds"]


async def ask(huts, hut, board):
    try:
        async with asyncio.timeout(LIMIT):
            board[hut] = f"{await huts.free_beds(hut)} beds"
    except TimeoutError:
        board[hut] = "too slow"
    except aiohttp.ClientError:
        board[hut] = "no answer"


async def main():
    board = {}
    async with Huts() as huts:
        async with asyncio.TaskGroup() as group:
            for hut in HUTS:
                group.create_task(ask(huts, hut, board))
    for hut in HUTS:
        print(f"{hut:<10}{board[hut]}")


if __name__ == "__main__":
    asyncio.run(main())
