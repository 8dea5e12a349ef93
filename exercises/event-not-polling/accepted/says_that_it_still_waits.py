"""A morning at the glassworks."""
import asyncio

import glassworks


async def stoke(hot):
    await glassworks.heat()
    print("the furnace is hot")
    hot.set()


async def work(name, hot):
    await glassworks.lay_out_tools(name)
    while not hot.is_set():
        try:
            await asyncio.wait_for(hot.wait(), 60)
        except TimeoutError:
            print(name, 'is still waiting')
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    hot = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stoke(hot))
            for name in glassworks.BLOWERS:
                group.create_task(work(name, hot))
    except* glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
