# refused by: three-counts
"""Stock-taking in the seed vaults: how many bags there are of each seed."""
import asyncio
from contextlib import AsyncExitStack

import vaults

SEEDS = ("rye", "barley", "oats")
LIMIT = 3.1             # seconds one count may take
BAGS = "SELECT bags FROM stock WHERE seed = $1"


async def count(seed):
    async with AsyncExitStack() as stack:
        lines = []
        for vault in vaults.VAULTS:         # all gates shut, then count
            line = await vaults.connect(vault)
            stack.callback(line.close)
            lines.append(line)
        bags = 0
        for line in lines:
            bags += await line.fetchval(BAGS, seed)
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
