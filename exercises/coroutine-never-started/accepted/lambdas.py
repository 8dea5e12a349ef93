import asyncio as aio

from dome import guestbook, running_order, show as project

CUES = {
    "dusk": lambda: project("red sky"),
    "stars": lambda: project("3000 stars"),
    "comet": lambda: project("comet"),
    "dawn": lambda: project("sunrise"),
}


async def main():
    order = running_order()
    for name in order:
        print("cue:", name)
        await CUES[name]()
    print(len(order), "cues played")
    print(guestbook())


aio.run(main())
