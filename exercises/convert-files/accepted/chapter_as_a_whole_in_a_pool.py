"""A book for the braille press: each chapter is one job for a pool."""
from asyncio import gather, get_running_loop
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from press import CHAPTERS, CONTENTS, braille, start


def chapter(name):
    try:
        text = Path(name + ".txt").read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeError):
        return f"{name:<7} cannot be read"
    lines = braille(text)
    Path(name + ".brl").write_text("\n".join(lines), encoding="utf-8")
    return f"{name:<7} {len(lines)} lines"


class Book:
    def __init__(self, pool):
        self.pool = pool

    def ask(self, work, *args):
        return get_running_loop().run_in_executor(self.pool, work, *args)

    async def make(self):
        rows = await gather(*(self.ask(chapter, name) for name in CHAPTERS))
        await self.ask(Path(CONTENTS).write_text, "\n".join(rows), "utf-8")
        for row in rows:
            print(row)


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=4) as threads:
        start(Book(threads).make)
