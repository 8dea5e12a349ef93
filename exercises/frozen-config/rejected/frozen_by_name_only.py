# refused by: as-ordered
"""Posters for a theater: the usual look, and what an order changes in it."""
import asyncio
import copy
from dataclasses import dataclass, field

import press


@dataclass(frozen=True)
class Look:
    paper: str = "A3"
    color: str = "black"
    marks: list = field(default_factory=lambda: ["City Stage"])


look = Look()                   # the usual look, unless the order says more


def change(**values):
    for name, value in values.items():
        object.__setattr__(look, name, value)


async def make(play):
    order = await press.order(play)
    usual = copy.deepcopy(look)
    change(paper=order.get("paper", look.paper),
           color=order.get("color", look.color),
           marks=look.marks + order.get("marks", []))
    try:
        await press.mix(look.color)
        await press.print_poster(play, look.paper, look.color, look.marks)
    finally:
        change(**vars(usual))


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
