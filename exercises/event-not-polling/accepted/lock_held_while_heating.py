"""A morning at the glassworks: the stoker holds the door."""
import asyncio

import glassworks


async def stoke(door):
    await glassworks.heat()
    print("the furnace is hot")
    door.release()


async def work(name, door):
    await glassworks.lay_out_tools(name)
    async with door:
        pass
    print(f"{name}: a {await glassworks.blow(name)}")


async def main():
    door = asyncio.Lock()
    await door.acquire()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stoke(door))
            for name in glassworks.BLOWERS:
                group.create_task(work(name, door))
    except* glassworks.Cracked:
        print("the furnace has cracked, everybody goes home")
    print(glassworks.gas_bill())


if __name__ == "__main__":
    asyncio.run(main())
