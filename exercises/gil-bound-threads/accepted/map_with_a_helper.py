"""The chess page: in how many ways can eight queens stand on each board?"""
import concurrent.futures as cf

import puzzles as chess


def solve(name):
    try:
        return chess.count(name)
    except chess.Misprint:
        return None


def main():
    with cf.ProcessPoolExecutor(max_workers=2) as pool:
        answers = dict(zip(chess.PROBLEMS, pool.map(solve, chess.PROBLEMS)))
    for name, answer in answers.items():
        print(f"{name:<9}", answer.ways if answer else "misprint")
    print("processes at work:",
          chess.at_once(answer for answer in answers.values() if answer))


if __name__ == "__main__":
    main()
