"""Unlock a shared car, with the reservation as a context manager."""
import asyncio as aio
import time
from contextlib import asynccontextmanager

from fleet import Taken, find, release, reserve, unlock

PLATE = "HB-CS 41"
UNLOCK_LIMIT = 2.5


@asynccontextmanager
async def reserved(car):
    await reserve(car)
    try:
        yield car
    except BaseException:
        await release(car)
        raise


async def open_car(plate, deadline):
    async with aio.timeout_at(deadline):
        car = await find(plate)
        async with reserved(car):
            return await unlock(car)


async def main():
    start = time.monotonic()
    deadline = aio.get_running_loop().time() + UNLOCK_LIMIT
    try:
        charge = await open_car(PLATE, deadline)
    except TimeoutError:
        print(f"{PLATE} does not answer, please take another car")
    except Taken:
        print(f"{PLATE} is taken")
    else:
        print(f"{PLATE} is open, {charge} % charged")
    print(f"told after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    aio.run(main())
