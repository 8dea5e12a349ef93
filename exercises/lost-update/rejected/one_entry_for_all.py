# refused by: one-entry-per-van
"""The yard of a food bank: unload the vans, enter the crates."""
import asyncio

import foodbank


async def receive(van, crates):
    crates[van] = await foodbank.unload(van)
    print(f"{van:<6}{crates[van]:>3} crates")


async def main():
    crates = {}
    async with asyncio.TaskGroup() as yard:
        for van in foodbank.VANS:
            yard.create_task(receive(van, crates))
    stock = await foodbank.read_stock()
    await foodbank.write_stock(stock + sum(crates.values()))
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
