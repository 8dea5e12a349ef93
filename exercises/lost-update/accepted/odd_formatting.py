from asyncio import (TaskGroup as Yard,   # the group
                     Lock, run)
from foodbank import *            # read_stock, write_stock, unload, VANS
import foodbank

async def receive(van, *, lock   # one lock, handed to all
                  ):
    crates = (await unload(van)) ; line = f"{van:<6}{crates:>3} crates"
    try:
        # async with is not the only way to say it, but the shortest
        async with \
             lock : await write_stock(crates +
                                      await read_stock())
    except LineDown: print(line + ", not entered")
    else: print(line)

async def main(lock=None):
    lock = Lock()                 # made once
    async with Yard() as yard:
        _ = [yard.create_task(receive(v, lock=lock)) for v in VANS]
    await foodbank.close_book()

if __name__ == "__main__": run(main())
