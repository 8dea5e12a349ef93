"""The chess page: in how many ways can eight queens stand on each board?"""
import asyncio
from concurrent.futures import ProcessPoolExecutor

import puzzles


async def solve(pool):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(
        *[loop.run_in_executor(pool, puzzles.count, name)
          for name in puzzles.PROBLEMS],
        return_exceptions=True)


def main():
    with ProcessPoolExecutor(4) as pool:
        outcomes = asyncio.run(solve(pool))
    answers = {}
    for name, outcome in zip(puzzles.PROBLEMS, outcomes):
        if isinstance(outcome, puzzles.Misprint):
            continue
        if isinstance(outcome, BaseException):
            raise outcome
        answers[name] = outcome
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
