"""What did the bakery's branches take today?"""
import asyncio

import tills


class Branch:
    def __init__(self, name):
        self.name, self.euros = name, None

    async def fetch(self):
        return await tills.read(self.name)

    async def ask(self):
        try:
            self.euros = await self.fetch()
        except tills.Offline:
            self.euros = None

    def __str__(self):
        amount = "offline" if self.euros is None else self.euros
        return f"{self.name:<8} {amount}"


async def main():
    branches = [Branch(name) for name in tills.BRANCHES]
    async with asyncio.TaskGroup() as group:
        for branch in branches:
            group.create_task(branch.ask())
    print(*branches, sep="\n")
    print(f"{'total':<8}", sum(branch.euros or 0 for branch in branches))


if __name__ == "__main__":
    asyncio.run(main())
