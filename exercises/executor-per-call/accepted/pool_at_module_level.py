"""In how many ways can n queens stand on a board without a fight?"""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import club

WORKERS = 2
pool = ProcessPoolExecutor(WORKERS)


def queens(n, placed=()):
    if n < 1:
        raise ValueError("a board has squares")
    if len(placed) == n:
        return 1
    return sum(queens(n, placed + (column,)) for column in range(n)
               if club.safe(column, placed))


async def count(n):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, queens, n)


async def reply(member, n):
    try:
        text = f"{await count(n)} ways for {n} queens"
    except ValueError as error:
        text = str(error)
    await club.answer(member, text)


async def main():
    async with asyncio.TaskGroup() as group:
        async for member, n in club.questions():
            group.create_task(reply(member, n))


if __name__ == "__main__":
    asyncio.run(main())
    print(club.report())
