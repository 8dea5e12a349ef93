# refused by: turns-are-kept
"""The studio of a community radio: shows, jingles, one microphone."""
import asyncio

import station


class Studio:
    def __init__(self):
        self.microphone = asyncio.Lock()

    async def _jingle(self):                # the microphone is ours
        await station.on_air("jingle")

    async def jingle(self):
        async with self.microphone:
            await self._jingle()

    async def show(self, name):
        async with self.microphone:         # a show and its jingle are one
            await station.on_air(name)
            await self._jingle()


async def full_hour(studio, time):
    await station.wait_until(time)
    await studio.jingle()


async def host(studio, time, name):
    try:
        await studio.show(name)
    except station.Hum:
        print(name, "breaks off")


async def main():
    studio = Studio()
    async with asyncio.TaskGroup() as day:
        for time, name in station.SHOWS:
            day.create_task(host(studio, time, name))
        for time in station.JINGLES:
            day.create_task(full_hour(studio, time))
    print("end of show")


if __name__ == "__main__":
    asyncio.run(main())
