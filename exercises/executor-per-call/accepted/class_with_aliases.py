"""In how many ways can n queens stand on a board without a fight?"""
import asyncio as aio
import concurrent.futures as cf

import club as chess
from club import safe as peaceful


def queens(n, rows=()):
    if n <= 0:
        raise ValueError("a board has squares")
    if len(rows) == n:
        return 1
    free = [c for c in range(n) if peaceful(c, rows)]
    return sum(queens(n, (*rows, c)) for c in free)


class Desk:
    async def __aenter__(self):
        self.pool = cf.ProcessPoolExecutor(max_workers=2)
        return self

    async def __aexit__(self, *failure):
        await aio.to_thread(self.pool.shutdown)

    async def serve(self, member, n):
        try:
            job = aio.wrap_future(self.pool.submit(queens, n))
            await chess.answer(member, f"{await job} ways for {n} queens")
        except ValueError as error:
            await chess.answer(member, f"{error}")


async def main():
    async with Desk() as desk, aio.TaskGroup() as group:
        async for question in chess.questions():
            group.create_task(desk.serve(*question))


if __name__ == "__main__":
    aio.run(main())
    print(chess.report())
