# refused by: all-at-once
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    takings[branch] = await tills.read(branch)


async def collect():
    takings = {}
    for branch in tills.BRANCHES:
        try:
            await ask(branch, takings)
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
