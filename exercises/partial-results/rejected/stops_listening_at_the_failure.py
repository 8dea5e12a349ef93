# refused by: failure-stays-in-its-row
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    takings[branch] = await tills.read(branch)


async def collect():
    takings = {}
    for answer in asyncio.as_completed(
            [ask(branch, takings) for branch in tills.BRANCHES]):
        try:
            await answer
        except tills.Offline:
            break
    return takings


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
