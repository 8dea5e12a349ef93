# refused by: bugs-are-not-hidden
"""What did the bakery's branches take today?"""
import asyncio

import tills


async def collect():
    answers = await asyncio.gather(
        *(tills.read(branch) for branch in tills.BRANCHES),
        return_exceptions=True)
    return {branch: answer for branch, answer in zip(tills.BRANCHES, answers)
            if not isinstance(answer, Exception)}


async def main():
    takings = await collect()
    for branch in tills.BRANCHES:
        print(f"{branch:<8}", takings.get(branch, "offline"))
    print(f"{'total':<8}", sum(takings.values()))


if __name__ == "__main__":
    asyncio.run(main())
