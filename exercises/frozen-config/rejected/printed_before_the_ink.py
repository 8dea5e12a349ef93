# refused by: one-by-one-as-before
"""Posters for a theatre: the usual look, and what an order changes in it."""
import asyncio
from dataclasses import dataclass, replace

import press


@dataclass(frozen=True)
class Look:
    paper: str = "A3"
    colour: str = "black"
    marks: tuple = ("City Stage",)


USUAL = Look()                  # nobody can change it


async def make(play):
    order = await press.order(play)
    marks = USUAL.marks + tuple(order.pop("marks", ()))
    look = replace(USUAL, **order, marks=marks)
    await press.print_poster(play, look.paper, look.colour, look.marks)
    await press.mix(look.colour)


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
