# refused by: nobody-waits-for-the-last
"""The yard of a food bank: unload the vans, enter the crates."""
import asyncio

import foodbank


async def enter(crates):
    stock = await foodbank.read_stock()
    await foodbank.write_stock(stock + crates)


async def receive(van):
    return van, await foodbank.unload(van)


async def report(van, crates):
    try:
        await enter(crates)
    except foodbank.LineDown:
        print(f"{van:<6}{crates:>3} crates, not entered")
    else:
        print(f"{van:<6}{crates:>3} crates")


async def main():
    vans = await asyncio.gather(*map(receive, foodbank.VANS))
    for van, crates in vans:
        await report(van, crates)
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
