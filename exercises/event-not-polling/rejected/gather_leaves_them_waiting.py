# refused by: cracked-furnace-ends-it
"""A morning at the glassworks."""
import asyncio

import glassworks


async def stoke(hot):
    await glassworks.heat()
    print("the furnace is hot")
    hot.set()


async def work(name, hot):
    await glassworks.lay_out_tools(name)
    await hot.wait()
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    hot = asyncio.Event()
    try:
        await asyncio.gather(
            stoke(hot), *[work(name, hot) for name in glassworks.BLOWERS])
    except glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
