"""The evening show of a planetarium, cue by cue."""
import asyncio
from functools import partial

import dome


def playlist():
    return {
        "dusk": partial(dome.show, "red sky"),
        "stars": partial(dome.show, "3000 stars"),
        "comet": partial(dome.show, "comet"),
        "dawn": partial(dome.show, "sunrise"),
    }


async def conduct(cues):
    played = 0
    for name in dome.running_order():
        print("cue:", name)
        await cues[name]()      # made here, for this one time, and driven
        played += 1
    print(played, "cues played")


async def main():
    await conduct(playlist())
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
