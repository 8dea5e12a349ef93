# refused by: every-crate-is-entered
"""The yard of a food bank: unload the vans, enter the crates."""
import asyncio

import foodbank


async def enter(crates):
    stock = await foodbank.read_stock()
    await foodbank.write_stock(stock + crates)


async def receive(van):
    crates = await foodbank.unload(van)
    try:
        await enter(crates)
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
