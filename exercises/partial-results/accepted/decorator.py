"""What did the bakery's branches take today?"""
import asyncio
import functools

import tills


def excused(function):
    @functools.wraps(function)
    async def wrapper(*args):
        try:
            return await function(*args)
        except tills.Offline:
            return None
    return wrapper


@excused
async def ask(branch, takings):
    takings[branch] = await tills.read(branch)


async def main():
    takings = {}
    async with asyncio.TaskGroup() as group:
        for branch in tills.BRANCHES:
            group.create_task(ask(branch, takings))
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
