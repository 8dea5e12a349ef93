"""Stock-taking in the seed vaults: how many bags there are of each seed."""
import asyncio

import vaults

SEEDS = ("rye", "barley", "oats")
LIMIT = 3.1             # seconds one count may take
BAGS = "SELECT bags FROM stock WHERE seed = $1"


async def count(seed, *lines):
    if len(lines) == len(vaults.VAULTS):
        return sum([await line.fetchval(BAGS, seed) for line in lines])
    line = await vaults.connect(vaults.VAULTS[len(lines)])
    try:
        return await count(seed, *lines, line)
    finally:
        await line.close()


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
