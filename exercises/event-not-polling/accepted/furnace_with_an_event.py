"""A morning at the glassworks."""
import asyncio

import glassworks


class Furnace:
    def __init__(self):
        self.hot = asyncio.Event()

    async def stoke(self):
        await glassworks.heat()
        self.hot.set()
        print("the furnace is hot")


async def work(name, furnace):
    await glassworks.lay_out_tools(name)
    await furnace.hot.wait()
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    furnace = Furnace()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(furnace.stoke())
            for name in glassworks.BLOWERS:
                group.create_task(work(name, furnace))
    except* glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
