import asyncio
from vaults import VAULTS, connect, lines_open


class Count:
    """An object that is entered: all gates shut."""
    def __init__(self, seed): self.seed, self.lines = seed, []

    async def __aenter__(self):
        try:
            for vault in VAULTS: self.lines.append(await connect(vault))
        except BaseException:           # also when we are cancelled
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_):
        for l in self.lines: l.terminate()      # cannot fail, cannot wait

    async def bags(self):
        return sum([await l.fetchval("SELECT bags FROM stock WHERE seed = $1", self.seed) for l in self.lines])


async def main():
    for seed in "rye", "barley", "oats":
        try:
            async with asyncio.timeout(3.1), Count(seed) as c: print(seed, await c.bags(), "bags")
        except TimeoutError: print(seed, "not counted, took too long")
        except OSError as why: print(seed, "not counted,", why)
    print(lines_open(), "lines open")
asyncio.run(main())
