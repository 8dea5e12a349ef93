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
    workers = [multiprocessing.Process(target=solve, args=(name, queue))
               for name in puzzles.PROBLEMS]
    for worker in workers:
        worker.start()
    arrived = dict(queue.get() for _ in workers)
    for worker in workers:
        worker.join()
    answers = {name: answer for name, answer in arrived.items() if answer}
    for name in puzzles.PROBLEMS:
        print(f"{name:<9}",
              answers[name].ways if name in answers else "misprint")
    print("processes at work:", puzzles.at_once(answers.values()))


if __name__ == "__main__":
    main()
