"""The evening show of a planetarium: the playlist only knows names."""
import asyncio

import dome


def playlist():
    return dict(dusk="red sky", stars="3000 stars",
                comet="comet", dawn="sunrise")


async def conduct(pictures):
    played = []
    for name in dome.running_order():
        print("cue:", name)
        played.append(await dome.show(pictures[name]))
    print(len(played), "cues played")


async def main():
    await conduct(playlist())
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
