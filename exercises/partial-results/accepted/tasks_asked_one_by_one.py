"""What did the bakery's branches take today?"""
import asyncio

import tills


async def collect():
    tasks = {branch: asyncio.create_task(tills.read(branch))
             for branch in tills.BRANCHES}
    await asyncio.wait(tasks.values())
    takings = {}
    for branch, task in tasks.items():
        if isinstance(task.exception(), tills.Offline):
            continue
        takings[branch] = task.result()
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
