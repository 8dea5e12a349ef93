# refused by: as-ordered
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
    usual = copy.deepcopy(look)
    look.paper = order.get("paper", look.paper)
    look.color = order.get("color", look.color)
    look.marks += order.get("marks", [])
    try:
        await press.mix(look.color)
        await press.print_poster(play, look.paper, look.color, look.marks)
    finally:
        vars(look).update(vars(usual))      # as it was before


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
