# refused by: nothing-made-in-vain
"""The evening show of a planetarium, cue by cue."""
import asyncio

import dome


def playlist():
    return {
        "dusk": dome.show("red sky"),
        "stars": dome.show("3000 stars"),
        "comet": dome.show("comet"),
        "dawn": dome.show("sunrise"),
    }


async def conduct():
    played = []
    for name in dome.running_order():
        print("cue:", name)
        played.append(await playlist()[name])
    print(len(played), "cues played")


async def main():
    await conduct()
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
