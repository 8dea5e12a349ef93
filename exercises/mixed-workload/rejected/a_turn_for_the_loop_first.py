# refused by: identified-elsewhere
"""Who sings out there? Five buoys listen, and a program compares."""
import asyncio

import sea

WORKERS = 2             # processes that may compute, in all


async def follow(buoy):
    try:
        recording = await sea.download(buoy)
    except sea.Silent as reason:
        await sea.publish(buoy, f"silent, {reason}")
        return
    await asyncio.sleep(0)
    song = sea.identify(recording)
    sea.keep(song)
    await sea.publish(buoy, song.whale)


async def main():
    async with asyncio.TaskGroup() as group:
        for buoy in sea.BUOYS:
            group.create_task(follow(buoy))


if __name__ == "__main__":
    asyncio.run(main())
    sea.report()
