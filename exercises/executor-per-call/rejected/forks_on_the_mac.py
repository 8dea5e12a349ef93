# refused by: no-fork-by-hand
"""In how many ways can n queens stand on a board without a fight?"""
import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import club

WORKERS = 2


def queens(n, placed=()):
    if n < 1:
        raise ValueError("a board has squares")
    if len(placed) == n:
        return 1
    return sum(queens(n, placed + (column,)) for column in range(n)
               if club.safe(column, placed))


async def count(pool, n):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, queens, n)


async def reply(pool, member, n):
    try:
        text = f"{await count(pool, n)} ways for {n} queens"
    except ValueError as error:
        text = str(error)
    await club.answer(member, text)


async def main(pool):
    async with asyncio.TaskGroup() as group:
        async for member, n in club.questions():
            group.create_task(reply(pool, member, n))


with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("fork")) as workers:
    asyncio.run(main(workers))
print(club.report())
