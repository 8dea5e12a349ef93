# refused by: failure-stays-in-its-row
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    reading = tills.read(branch)
    takings[branch] = await reading


async def safely(reading):
    try:
        return await reading
    except tills.Offline:
        return None


async def collect():
    takings = {}
    async with asyncio.TaskGroup() as group:
        for branch in tills.BRANCHES:
            group.create_task(ask(branch, takings))
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
