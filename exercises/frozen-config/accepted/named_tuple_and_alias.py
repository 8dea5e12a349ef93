"""Posters for a theater."""
import asyncio as aio
from typing import NamedTuple

import press as room


class Look(NamedTuple):
    paper: str = "A3"
    color: str = "black"
    marks: tuple[str, ...] = ("City Stage",)

    def ordered(self, marks=(), **rest):
        return self._replace(marks=(*self.marks, *marks), **rest)


async def make(play, usual=Look()):
    look = usual.ordered(**await room.order(play))
    await room.mix(look.color)
    await room.print_poster(play, *look)


async def main():
    await aio.gather(*(make(play) for play in room.PLAYS))
    await make("Notice")


if __name__ == "__main__":
    aio.run(main())
