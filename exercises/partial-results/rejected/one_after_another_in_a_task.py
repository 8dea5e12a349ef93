# refused by: all-at-once
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    try:
        takings[branch] = await tills.read(branch)
    except tills.Offline:
        pass            # the row says so; the others are not concerned


async def collect():
    takings = {}
    async with asyncio.TaskGroup() as group:
        for branch in tills.BRANCHES:
            await group.create_task(ask(branch, takings))
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
