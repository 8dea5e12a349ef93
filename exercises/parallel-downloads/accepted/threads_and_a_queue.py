"""Is the road over the pass free? Four threads load, the main one tells."""
import queue
import threading

import cameras

LINES = 4


class Loader(threading.Thread):
    def __init__(self, names, answers):
        super().__init__()
        self.names, self.answers = names, answers

    def run(self):
        while True:
            try:
                name = self.names.get_nowait()
            except queue.Empty:
                return
            try:
                self.answers.put((name, cameras.picture(name)))
            except Exception as error:
                self.answers.put((name, error))


def main():
    names, answers = queue.Queue(), queue.Queue()
    for name in cameras.PASSES:
        names.put(name)
    loaders = [Loader(names, answers) for _ in range(LINES)]
    for loader in loaders:
        loader.start()
    pictures = kilobytes = 0
    for _ in cameras.PASSES:
        name, answer = answers.get()
        if isinstance(answer, cameras.NoPicture):
            print(f"{name:<8} no picture: {answer}")
        elif isinstance(answer, Exception):
            raise answer
        else:
            print(f"{name:<8} {answer.road}, {answer.kilobytes} kB")
            pictures += 1
            kilobytes += answer.kilobytes
    for loader in loaders:
        loader.join()
    print(f"{pictures} pictures, {kilobytes} kB")


if __name__ == "__main__":
    main()
