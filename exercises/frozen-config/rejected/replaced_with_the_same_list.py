# refused by: one-by-one-as-before
"""Posters for a theatre: the usual look, and what an order changes in it."""
import asyncio
from dataclasses import dataclass, field, replace

import press


@dataclass(frozen=True)
class Look:
    paper: str = "A3"
    colour: str = "black"
    marks: list = field(default_factory=lambda: ["City Stage"])


look = Look()                   # the usual look, unless the order says more


async def make(play):
    order = await press.order(play)
    mine = replace(look, paper=order.get("paper", look.paper),
                   colour=order.get("colour", look.colour))
    mine.marks.extend(order.get("marks", []))
    await press.mix(mine.colour)
    await press.print_poster(play, mine.paper, mine.colour, mine.marks)


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
