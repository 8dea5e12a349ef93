# refused by: at-the-same-time
"""The chess page: in how many ways can eight queens stand on each board?"""
import multiprocessing

import puzzles


def solve(name, answers):
    try:
        answers.put((name, puzzles.count(name)))
    except puzzles.Misprint:
        answers.put((name, None))


def main():
    queue = multiprocessing.Queue()
    answers = {}
    for name in puzzles.PROBLEMS:
        worker = multiprocessing.Process(target=solve, args=(name, queue))
        worker.start()
        _, answer = queue.get()
        worker.join()
        if answer:
            answers[name] = answer
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
