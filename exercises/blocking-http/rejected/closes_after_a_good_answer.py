# refused by: nothing-stays-open
"""The board at a bus stop: four lines, and a clock beside them."""
import asyncio

import aiohttp

import stop

LIMIT = 2.5             # seconds a server has for its answer
NO_NEWS = "see timetable"


async def next_bus(line):
    session = aiohttp.ClientSession()
    try:
        async with asyncio.timeout(LIMIT):
            answer = await session.get(stop.CITY.format(line))
            answer.raise_for_status()
            minutes = (await answer.json())["minutes"]
    except (aiohttp.ClientError, TimeoutError):
        return NO_NEWS
    await session.close()
    return f"{minutes} min"


async def clock():
    while True:
        stop.tick()
        await asyncio.sleep(0.25)


async def main():
    hand = asyncio.create_task(clock())
    await asyncio.sleep(0.1)
    async with asyncio.TaskGroup() as group:        # all four at once
        asked = {line: group.create_task(next_bus(line))
                 for line in stop.LINES}
    for line, task in asked.items():
        print(f"line {line:<3}", task.result())
    hand.cancel()
    print(f"the clock stood still for {stop.longest_pause():.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
