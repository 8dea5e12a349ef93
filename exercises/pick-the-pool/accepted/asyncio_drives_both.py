"""What do six parcels cost, and in how many ways can they be stamped?"""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import post


class Counter:
    def __init__(self, pool):
        self.pool = pool

    async def prices(self):
        return await asyncio.gather(
            *(asyncio.to_thread(post.price, p) for p in post.PARCELS))

    async def answers(self, prices):
        loop = asyncio.get_running_loop()
        return await asyncio.gather(
            *(loop.run_in_executor(self.pool, post.ways, cents)
              for cents in prices))

    async def run(self):
        prices = await self.prices()
        priced = [cents for cents in prices if cents is not None]
        return prices, dict(zip(priced, await self.answers(priced)))


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=6) as workers:
        prices, answers = asyncio.run(Counter(workers).run())
    for parcel, cents in zip(post.PARCELS, prices):
        if cents is None:
            print(f"{parcel:<8} no answer")
        else:
            print(f"{parcel:<8} {cents} cents, {answers[cents].count} ways")
    print(post.report(answers.values()))
