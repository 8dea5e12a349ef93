"""Unlock a shared car: an exit stack remembers what must be given back."""
import time
from asyncio import run, timeout
from contextlib import AsyncExitStack

import fleet as cars

PLATE = "HB-CS 41"
UNLOCK_LIMIT = 2.5


class Key:
    def __init__(self, plate, limit):
        self.plate, self.limit = plate, limit

    async def turn(self):
        async with AsyncExitStack() as undo:
            await undo.enter_async_context(timeout(self.limit))
            car = await cars.find(self.plate)
            await cars.reserve(car)
            undo.push_async_callback(cars.release, car)
            charge = await cars.unlock(car)
            undo.pop_all()
            return charge


async def main():
    start = time.monotonic()
    try:
        charge = await Key(PLATE, UNLOCK_LIMIT).turn()
        print(f"{PLATE} is open, {charge} % charged")
    except TimeoutError:
        print(f"{PLATE} does not answer, please take another car")
    except cars.Taken:
        print(f"{PLATE} is taken")
    print(f"told after {time.monotonic() - start:.1f} s")


run(main())
