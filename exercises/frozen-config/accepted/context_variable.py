"""Posters for a theater: each task has a look of its own."""
import asyncio
import contextvars
import types

import press

USUAL = types.MappingProxyType(
    {"paper": "A3", "color": "black", "marks": ("City Stage",)})
look = contextvars.ContextVar("look", default=USUAL)


async def finish(play):
    await press.mix(look.get()["color"])
    await press.print_poster(play, **look.get())


async def make(play):
    order = await press.order(play)
    usual = look.get()
    marks = usual["marks"] + tuple(order.get("marks", ()))
    token = look.set({**usual, **order, "marks": marks})
    try:
        await finish(play)
    finally:
        look.reset(token)


async def main():
    async with asyncio.TaskGroup() as posters:
        for play in press.PLAYS:
            posters.create_task(make(play))
    await make("Notice")


if __name__ == "__main__":
    asyncio.run(main())
