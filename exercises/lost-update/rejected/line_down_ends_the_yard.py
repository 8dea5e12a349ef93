# refused by: line-comes-back
"""The yard of a food bank: unload the vans, enter the crates."""
import asyncio

import foodbank

lock = asyncio.Lock()


async def enter(crates):
    async with lock:
        stock = await foodbank.read_stock()
        await foodbank.write_stock(stock + crates)


async def receive(van):
    crates = await foodbank.unload(van)
    await enter(crates)
    print(f"{van:<6}{crates:>3} crates")


async def main():
    async with asyncio.TaskGroup() as yard:
        for van in foodbank.VANS:
            yard.create_task(receive(van))
    await foodbank.close_book()


if __name__ == "__main__":
    asyncio.run(main())
