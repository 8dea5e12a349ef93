# refused by: counted-elsewhere
"""The chess page: in how many ways can eight queens stand on each board?"""
import asyncio

import puzzles


async def solve(name, answers):
    try:
        answers[name] = await asyncio.to_thread(puzzles.count, name)
    except puzzles.Misprint:
        pass


async def solve_all(answers):
    async with asyncio.TaskGroup() as group:
        for name in puzzles.PROBLEMS:
            group.create_task(solve(name, answers))


def main():
    answers = {}
    asyncio.run(solve_all(answers))
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
