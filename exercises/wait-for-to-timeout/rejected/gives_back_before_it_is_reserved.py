# refused by: cut-off-while-reserving
"""Unlock a shared car while its driver stands in the rain."""
import asyncio
import time

import fleet

PLATE = "HB-CS 41"
UNLOCK_LIMIT = 2.5      # seconds a driver waits, all in all


async def open_car(plate):
    async with asyncio.timeout(UNLOCK_LIMIT):
        car = await fleet.find(plate)
        try:
            await asyncio.shield(fleet.reserve(car))
            return await fleet.unlock(car)
        except asyncio.CancelledError:
            await fleet.release(car)
            raise


async def main():
    start = time.monotonic()
    try:
        charge = await open_car(PLATE)
        print(f"{PLATE} is open, {charge} % charged")
    except TimeoutError:
        print(f"{PLATE} does not answer, please take another car")
    except fleet.Taken:
        print(f"{PLATE} is taken")
    print(f"told after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
