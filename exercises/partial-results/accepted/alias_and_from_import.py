"""What did the bakery's branches take today?"""
import asyncio as aio

from tills import BRANCHES, Offline, read as read_till


async def ask(branch, takings):
    try:
        takings[branch] = await read_till(branch)
    except Offline:
        pass            # the row says so; the others are not concerned


async def collect():
    takings = {}
    async with aio.TaskGroup() as group:
        for branch in BRANCHES:
            group.create_task(ask(branch, takings))
    return takings


async def main():
    takings = await collect()
    for branch in BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    aio.run(main())
