"""Posters for a theater: the usual look, and what an order changes in it."""
import asyncio
from dataclasses import dataclass, field

import press


@dataclass
class Look:
    paper: str = "A3"
    color: str = "black"
    marks: list = field(default_factory=lambda: ["City Stage"])



async def make(play):
    look = Look()               # nobody else has it
    for name, value in (await press.order(play)).items():
        if name == "marks":
            look.marks.extend(value)
        else:
            setattr(look, name, value)
    await press.mix(look.color)
    await press.print_poster(play, look.paper, look.color, look.marks)


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")        # nobody orders it: the usual look


if __name__ == "__main__":
    asyncio.run(main())
