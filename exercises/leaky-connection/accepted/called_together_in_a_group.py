"""Stock-taking in the seed vaults: how many bags there are of each seed."""
import asyncio

import vaults

SEEDS = ("rye", "barley", "oats")
LIMIT = 3.1             # seconds one count may take
BAGS = "SELECT bags FROM stock WHERE seed = $1"


async def count(seed):
    from contextlib import AsyncExitStack
    lines = {}
    async with AsyncExitStack() as stack:
        async def call(vault):
            line = await vaults.connect(vault)
            stack.push_async_callback(line.close)
            lines[vault] = line
        try:
            async with asyncio.TaskGroup() as g:
                for vault in vaults.VAULTS:
                    g.create_task(call(vault))
        except ExceptionGroup as e:
            raise e.exceptions[0]
        return sum([await line.fetchval(BAGS, seed) for line in lines.values()])


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
