"""The board at a bus stop: a pool of its own for the slow servers."""
import asyncio as aio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from requests import RequestException, get

import stop

LIMIT = 2.5
NO_NEWS = "see timetable"


def ask(line):
    try:
        answer = get(stop.CITY.format(line), timeout=LIMIT)
        answer.raise_for_status()
        return "%d min" % answer.json()["minutes"]
    except RequestException:
        return NO_NEWS


async def clock():
    while True:
        stop.tick()
        await aio.sleep(0.25)


async def main(pool):
    hand = aio.create_task(clock())
    await aio.sleep(0.1)
    run = partial(aio.get_running_loop().run_in_executor, pool)
    for line, text in zip(stop.LINES,
                          await aio.gather(*(run(ask, n) for n in stop.LINES))):
        print(f"line {line:<3}", text)
    hand.cancel()
    print(f"the clock stood still for {stop.longest_pause():.1f} s")


if __name__ == "__main__":
    with ThreadPoolExecutor(4, "bus") as threads:
        aio.run(main(threads))
