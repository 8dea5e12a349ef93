# refused by: counted-elsewhere
"""The chess page: in how many ways can eight queens stand on each board?"""
import threading

import puzzles


def solve(name, answers):
    try:
        answers[name] = puzzles.count(name)
    except puzzles.Misprint:
        pass            # that row says so


def main():
    answers = {}
    threads = [threading.Thread(target=solve, args=(name, answers))
               for name in puzzles.PROBLEMS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
