"""A morning at the glassworks."""
import asyncio

import glassworks


class Furnace:
    def __init__(self):
        self.hot = False
        self.changed = asyncio.Condition()

    async def is_hot(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.hot)


async def stoke(furnace):
    await glassworks.heat()
    print("the furnace is hot")
    async with furnace.changed:
        furnace.hot = True
        furnace.changed.notify_all()


async def work(name, furnace):
    await glassworks.lay_out_tools(name)
    await furnace.is_hot()
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
