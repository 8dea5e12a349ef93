"""The board at a bus stop: four lines, and a clock beside them."""
import asyncio
import threading

import requests

import stop

LIMIT = 2.5             # seconds a server has for its answer
NO_NEWS = "see timetable"


def ask(line, loop, row):
    try:
        answer = requests.get(stop.CITY.format(line), timeout=(LIMIT, LIMIT))
        answer.raise_for_status()
        text = f"{answer.json()['minutes']} min"
    except requests.RequestException:
        text = NO_NEWS
    loop.call_soon_threadsafe(row.set_result, text)


async def next_bus(line):
    loop = asyncio.get_running_loop()
    row = loop.create_future()
    threading.Thread(target=ask, args=(line, loop, row)).start()
    return await row


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
