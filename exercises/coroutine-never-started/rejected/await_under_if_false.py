# refused by: cues-are-performed
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


async def conduct(cues):
    played = []
    for name in dome.running_order():
        print("cue:", name)
        if False:
            await cues[name]
        played.append(cues[name])
    print(len(played), "cues played")


async def main():
    await conduct(playlist())
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
