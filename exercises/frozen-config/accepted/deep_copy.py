"""Posters for a theater: the usual look, and what an order changes in it."""
import asyncio
import copy
from dataclasses import dataclass, field

import press


@dataclass
class Look:
    paper: str = "A3"
    color: str = "black"
    marks: list = field(default_factory=lambda: ["City Stage"])


look = Look()                   # the usual look, unless the order says more


async def make(play):
    order = await press.order(play)
    mine = copy.deepcopy(look)
    mine.paper = order.get("paper", mine.paper)
    mine.color = order.get("color", mine.color)
    mine.marks += order.get("marks", [])
    await press.mix(mine.color)
    await press.print_poster(play, mine.paper, mine.color, mine.marks)


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
