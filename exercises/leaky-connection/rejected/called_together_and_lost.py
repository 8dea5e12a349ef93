# refused by: after-a-dead-line
"""Stock-taking in the seed vaults: how many bags there are of each seed."""
import asyncio

import vaults

SEEDS = ("rye", "barley", "oats")
LIMIT = 3.1             # seconds one count may take
BAGS = "SELECT bags FROM stock WHERE seed = $1"


async def count(seed):
    lines = []
    bags = 0
    try:
        lines = await asyncio.gather(*map(vaults.connect, vaults.VAULTS))
        for line in lines:
            bags += await line.fetchval(BAGS, seed)
    finally:
        await asyncio.gather(*(line.close() for line in lines), return_exceptions=True)
    return bags


async def main():
    for seed in SEEDS:
        try:
            async with asyncio.timeout(LIMIT):
                print(seed, await count(seed), "bags")
        except TimeoutError:
            print(seed, "not counted, took too long")
        except OSError as error:
            print(seed, "not counted,", error)
    print(vaults.lines_open(), "lines open")


if __name__ == "__main__":
    asyncio.run(main())
