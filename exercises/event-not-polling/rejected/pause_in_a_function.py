# refused by: nobody-looks-again
"""A morning at the glassworks."""
import asyncio

import glassworks


class Furnace:
    hot = False


async def stoke(furnace):
    await glassworks.heat()
    furnace.hot = True
    print("the furnace is hot")


async def nap():
    await asyncio.sleep(0.01)


async def work(name, furnace):
    await glassworks.lay_out_tools(name)
    while not furnace.hot:
        await nap()
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    furnace = Furnace()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stoke(furnace))
            for name in glassworks.BLOWERS:
                group.create_task(work(name, furnace))
    except* glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
