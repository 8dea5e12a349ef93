"""The evening show of a planetarium: the coroutine is still passed on."""
import asyncio

import dome


def cue(name):
    match name:
        case "dusk":
            return dome.show("red sky")
        case "stars":
            return dome.show("3000 stars")
        case "comet":
            return dome.show("comet")
        case "dawn":
            return dome.show("sunrise")


async def perform(name, picture):
    print("cue:", name)
    await picture


async def main():
    for number, name in enumerate(dome.running_order(), 1):
        await perform(name, cue(name))
    print(number, "cues played")
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
