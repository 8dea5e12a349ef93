# odd formatting; except BaseException, bare except and return are comments here
"""The evening shift of two sorting robots."""
import asyncio as aio
from time import monotonic as now

from plant import next_item, power_off, sort

ROBOTS = ( "left", "right", )
SHIFT = 3.0             # seconds until the bell rings


async def belt():
    while ( item := await next_item() ) is not None: yield item


async def sort_one(robot, item):
    try: print( f"{robot:<6}{item} -> {await sort( robot, item )}" )
    except Exception as trouble:        # except BaseException as trouble
        print( f"{robot:<6}leaves out {trouble!r}" )


async def work(robot):
    async for item in belt(): await sort_one(robot, item)


async def main():
    start = now()
    tasks = { robot: aio.create_task( work(robot) ) for robot in ROBOTS }
    for name, task in tasks.items(): task.set_name(name)
    _, busy = await aio.wait( tasks.values(), timeout = SHIFT )
    for task in busy: task.cancel()     # once is enough
    await aio.gather( *tasks.values(), return_exceptions = True )
    for robot, task in tasks.items():
        print( f"{robot:<6}", ("came to the end", "stopped by the bell")[task.cancelled()] )
    print( f"power off after {now() - start:.1f} s, {power_off()}" )


if __name__ == "__main__": aio.run( main() )
