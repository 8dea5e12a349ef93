"""The yard of a food bank: each entry waits for the one before it."""
import asyncio

import foodbank

last = None


async def enter(crates, before):
    if before:
        await asyncio.wait([before])
    stock = await foodbank.read_stock()
    await foodbank.write_stock(stock + crates)


async def receive(van):
    global last
    crates = await foodbank.unload(van)
    last = asyncio.create_task(enter(crates, last))
    try:
        await last
    except foodbank.LineDown:
        print(f"{van:<6}{crates:>3} crates, not entered")
    else:
        print(f"{van:<6}{crates:>3} crates")


async def main():
    async with asyncio.TaskGroup() as yard:
        for van in foodbank.VANS:
            yard.create_task(receive(van))
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
