# refused by: not-too-many
"""The chess page: in how many ways can eight queens stand on each board?"""
from concurrent.futures import ProcessPoolExecutor

import puzzles


def main():
    answers = {}
    with ProcessPoolExecutor(max_workers=9) as pool:
        tasks = {name: pool.submit(puzzles.count, name)
                 for name in puzzles.PROBLEMS}
        for name, task in tasks.items():
            try:
                answers[name] = task.result()
            except puzzles.Misprint:
                pass    # that row says so
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
