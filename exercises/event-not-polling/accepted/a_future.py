"""A morning at the glassworks, with a promise."""
import asyncio as aio
from glassworks import BLOWERS, Cracked, blow, gas_bill, heat, lay_out_tools


async def stoke(hot):
    await heat()
    print("the furnace is hot")
    hot.set_result(True)


async def work(name, hot):
    await lay_out_tools(name)
    await hot
    print(f"{name}: a {await blow(name)}")


async def main():
    hot = aio.get_running_loop().create_future()
    try:
        async with aio.TaskGroup() as group:
            for name in BLOWERS:
                group.create_task(work(name, hot))
            group.create_task(stoke(hot))
    except* Cracked:
        print("the furnace has cracked, everybody goes home")
    print(gas_bill())


aio.run(main())
