# refused by: closed-when-all-fails
"""The notice board in the valley: how many beds are free in the huts."""
import asyncio

import aiohttp

HUTS = ("eagle", "marmot", "ibex", "chough", "larch", "edelweiss")
LIMIT = 2.5             # seconds until a hut is given up


async def free_beds(hut):
    async with aiohttp.ClientSession() as session:
        response = await session.get(f"https://huts.example/{hut}")
        response.raise_for_status()
        answer = await response.json()
        return answer["beds"]


async def ask(hut, board):
    try:
        async with asyncio.timeout(LIMIT):
            board[hut] = f"{await free_beds(hut)} beds"
    except TimeoutError:
        board[hut] = "too slow"
    except (KeyError, aiohttp.ClientError):
        board[hut] = "no answer"


async def main():
    board = {}
    async with asyncio.TaskGroup() as group:
        for hut in HUTS:
            group.create_task(ask(hut, board))
    for hut in HUTS:
        print(f"{hut:<10}{board[hut]}")


if __name__ == "__main__":
    asyncio.run(main())
