"""The evening show of a planetarium, one method per cue."""
import asyncio

import dome


class Show:
    def __init__(self):
        self.played = 0

    async def dusk(self):
        await dome.show("red sky")

    async def stars(self):
        await dome.show("3000 stars")

    async def comet(self):
        await dome.show("comet")

    async def dawn(self):
        await dome.show("sunrise")

    async def play(self, name):
        print("cue:", name)
        await getattr(self, name)()
        self.played += 1


async def main():
    show = Show()
    for name in dome.running_order():
        await show.play(name)
    print(show.played, "cues played")
    print(dome.guestbook())


if __name__ == "__main__":
    asyncio.run(main())
