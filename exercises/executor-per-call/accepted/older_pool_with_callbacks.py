"""In how many ways can n queens stand on a board without a fight?"""
import asyncio
import multiprocessing

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
    done = loop.create_future()

    def hand_over(method):
        return lambda value: loop.call_soon_threadsafe(method, value)

    pool.apply_async(queens, (n,), callback=hand_over(done.set_result),
                     error_callback=hand_over(done.set_exception))
    return await done


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


if __name__ == "__main__":
    with multiprocessing.Pool(WORKERS) as workers:
        asyncio.run(main(workers))
    print(club.report())
