# refused by: three-are-no-exception
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    takings[branch] = await tills.read(branch)


async def collect(branches=tills.BRANCHES, again=True):
    takings = {}
    try:
        async with asyncio.TaskGroup() as group:
            for branch in branches:
                group.create_task(ask(branch, takings))
    except* tills.Offline as failures:
        failed = [str(error) for error in failures.exceptions]
    else:
        return takings
    if not again:
        return {}
    rest = [branch for branch in branches if branch not in failed]
    return await collect(rest, again=False)


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
