"""The chess page: in how many ways can eight queens stand on each board?"""
from concurrent.futures import ProcessPoolExecutor, as_completed

import puzzles


class Page:
    def __init__(self, workers):
        self.workers = workers
        self.answers = {}

    def solve(self):
        with ProcessPoolExecutor(self.workers) as pool:
            boards = {pool.submit(puzzles.count, n): n
                      for n in reversed(puzzles.PROBLEMS)}
            for board in as_completed(boards):
                if isinstance(board.exception(), puzzles.Misprint):
                    continue
                self.answers[boards[board]] = board.result()

    def show(self):
        for name in puzzles.PROBLEMS:
            answer = self.answers.get(name)
            print(f"{name:<9}", answer.ways if answer else "misprint")
        print("processes at work:", puzzles.at_once(self.answers.values()))


if __name__ == "__main__":
    page = Page(workers=6)
    page.solve()
    page.show()
