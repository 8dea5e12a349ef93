"""The studio of a community radio: shows, jingles, one microphone."""
import asyncio as aio

from station import JINGLES, SHOWS, Hum, on_air, wait_until


async def jingle():
    await on_air("jingle")


async def show(name):
    await on_air(name)
    await jingle()


async def full_hour(microphone, time):
    await wait_until(time)
    async with microphone:
        await jingle()


async def host(microphone, time, name):
    await wait_until(time)
    async with microphone:
        try:
            await show(name)
        except Hum:
            print(name, "breaks off")


async def main():
    microphone = aio.Semaphore(1)
    await aio.gather(
        *(host(microphone, time, name) for time, name in SHOWS),
        *(full_hour(microphone, time) for time in JINGLES))
    print("end of show")


if __name__ == "__main__":
    aio.run(main())
