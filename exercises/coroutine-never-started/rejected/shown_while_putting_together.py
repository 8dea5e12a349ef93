# refused by: each-in-its-turn
"""The evening show of a planetarium, cue by cue."""
import asyncio

import dome


async def playlist():
    return {
        "dusk": await dome.show("red sky"),
        "stars": await dome.show("3000 stars"),
        "comet": await dome.show("comet"),
        "dawn": await dome.show("sunrise"),
    }


async def conduct(cues):
    played = []
    for name in dome.running_order():
        print("cue:", name)
        played.append(cues[name])
    print(len(played), "cues played")


async def main():
    await conduct(await playlist())
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
