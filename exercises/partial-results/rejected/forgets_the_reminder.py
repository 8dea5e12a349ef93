# refused by: nothing-keeps-running
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def ask(branch, takings):
    takings[branch] = await tills.read(branch)


async def collect():
    takings = {}
    tasks = [asyncio.create_task(ask(b, takings)) for b in tills.BRANCHES]
    reminder = asyncio.create_task(asyncio.sleep(60))
    for task in tasks:
        try:
            await task
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
