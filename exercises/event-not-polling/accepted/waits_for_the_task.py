"""A morning at the glassworks."""
import asyncio

import glassworks


async def stoke():
    await glassworks.heat()
    print("the furnace is hot")


async def work(name, hot):
    await glassworks.lay_out_tools(name)
    await asyncio.shield(hot)
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            hot = group.create_task(stoke())
            for name in glassworks.BLOWERS:
                group.create_task(work(name, hot))
    except* glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
