# refused by: failure-stays-in-its-row
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def collect():
    takings = {}
    async with asyncio.TaskGroup() as group:
        tasks = {branch: group.create_task(tills.read(branch))
                 for branch in tills.BRANCHES}
        for branch, task in tasks.items():
            try:
                takings[branch] = await task
            except tills.Offline:
                pass
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
