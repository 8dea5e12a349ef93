# refused by: as-ordered
"""Posters for a theater: the usual look, and what an order changes in it."""
import asyncio
from dataclasses import dataclass, replace

import press


@dataclass(frozen=True)
class Look:
    paper: str = "A3"
    color: str = "black"
    marks: tuple = ("City Stage",)


look = Look()


async def make(play):
    global look
    order = await press.order(play)
    usual = look
    marks = look.marks + tuple(order.pop("marks", ()))
    look = replace(look, **order, marks=marks)
    try:
        await press.mix(look.color)
        await press.print_poster(play, look.paper, look.color, look.marks)
    finally:
        look = usual


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
