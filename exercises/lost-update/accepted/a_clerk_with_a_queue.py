"""The yard of a food bank: one clerk alone writes in the stock book."""
import asyncio

import foodbank


async def clerk(slips):
    while slip := await slips.get():
        van, crates = slip
        try:
            stock = await foodbank.read_stock()
            await foodbank.write_stock(stock + crates)
        except foodbank.LineDown:
            print(f"{van:<6}{crates:>3} crates, not entered")
        else:
            print(f"{van:<6}{crates:>3} crates")


async def receive(van, slips):
    slips.put_nowait((van, await foodbank.unload(van)))


async def main():
    slips = asyncio.Queue()
    office = asyncio.create_task(clerk(slips))
    async with asyncio.TaskGroup() as yard:
        for van in foodbank.VANS:
            yard.create_task(receive(van, slips))
    slips.put_nowait(None)
    await office
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
