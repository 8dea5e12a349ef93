"""What did the bakery's branches take today?"""
import asyncio

import tills


async def unless(error, awaitable, default=None):
    try:
        return await awaitable
    except error:
        return default


async def collect():
    async with asyncio.TaskGroup() as group:
        tasks = {branch: group.create_task(
                     unless(tills.Offline, tills.read(branch)))
                 for branch in tills.BRANCHES}
    takings = {branch: task.result() for branch, task in tasks.items()}
    return {b: euros for b, euros in takings.items() if euros is not None}


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
