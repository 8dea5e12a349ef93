# refused by: marks-are-its-own
"""Posters for a theater: the usual look, and what an order changes in it."""
import asyncio
import copy
from dataclasses import dataclass, field, replace

import press


@dataclass(frozen=True)
class Look:
    paper: str = "A3"
    color: str = "black"
    marks: list = field(default_factory=lambda: ["City Stage"])


look = Look()                   # the usual look, unless the order says more


async def make(play):
    order = await press.order(play)
    marks = order.pop("marks", [])
    mine = replace(look, **order)
    mine.marks.extend(marks)
    try:
        await press.mix(mine.color)
        await press.print_poster(play, mine.paper, mine.color, mine.marks)
    finally:
        del mine.marks[len(mine.marks) - len(marks):]


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
