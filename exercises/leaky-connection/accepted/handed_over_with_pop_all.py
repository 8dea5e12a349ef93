"""Stock-taking in the seed vaults: how many bags there are of each seed."""
import asyncio
from contextlib import AsyncExitStack as Stack

import vaults

SEEDS = ("rye", "barley", "oats")
LIMIT = 3.1             # seconds one count may take
BAGS = "SELECT bags FROM stock WHERE seed = $1"


async def all_gates_shut():
    async with Stack() as stack:
        lines = []
        for vault in vaults.VAULTS:
            lines.append(await vaults.connect(vault))
            stack.push_async_callback(lines[-1].close)
        return lines, stack.pop_all()


async def count(seed):
    lines, gates = await all_gates_shut()
    async with gates:
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
