"""The studio of a community radio: shows, jingles, one microphone."""
import asyncio

import station


async def engineer(wishes):
    while True:
        parts, done = await wishes.get()
        try:
            for part in parts:
                await station.on_air(part)
        except station.Hum as hum:
            done.set_exception(hum)
        else:
            done.set_result(None)


async def guest(wishes, time, *parts):
    await station.wait_until(time)
    done = asyncio.get_running_loop().create_future()
    wishes.put_nowait((parts, done))
    try:
        await done
    except station.Hum:
        print(parts[0], "breaks off")


async def main():
    wishes = asyncio.Queue()
    at_work = asyncio.create_task(engineer(wishes))
    async with asyncio.TaskGroup() as day:
        for time, name in station.SHOWS:
            day.create_task(guest(wishes, time, name, "jingle"))
        for time in station.JINGLES:
            day.create_task(guest(wishes, time, "jingle"))
    at_work.cancel()
    print("end of show")


asyncio.run(main())
