"""The chess page: in how many ways can eight queens stand on each board?"""
from concurrent.futures import (  # processes
    ProcessPoolExecutor as Workers,  # not threads
)

import puzzles


def main():
    answers = {}  # by name
    with (  # one pool
        Workers(  # for all
            4,  # of them
        )
    ) as pool:
        # hand out everything
        tasks = [(name, pool.submit(puzzles.count, name)) for name in puzzles.PROBLEMS]; tasks.sort()
        # then wait
        for (name, task) in (tasks):
            try: answers[name] = (task.result())  # or not
            except (  # its row says so
                puzzles.Misprint
            ): continue
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
