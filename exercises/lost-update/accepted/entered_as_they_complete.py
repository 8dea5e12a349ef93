"""The yard of a food bank: the main task makes every entry itself."""
import asyncio

import foodbank


async def unload(van):
    return van, await foodbank.unload(van)


async def main():
    tasks = [asyncio.create_task(unload(van)) for van in foodbank.VANS]
    for done in asyncio.as_completed(tasks):
        van, crates = await done
        try:
            stock = await foodbank.read_stock()
            await foodbank.write_stock(stock + crates)
        except foodbank.LineDown:
            print(f"{van:<6}{crates:>3} crates, not entered")
        else:
            print(f"{van:<6}{crates:>3} crates")
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
