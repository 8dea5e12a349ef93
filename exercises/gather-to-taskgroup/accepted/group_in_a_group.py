import asyncio, greenhouse
from functools import partial
async def main():
    async with asyncio.TaskGroup() as outer:
        outer.create_task(work())
async def work():
    try:
        async with asyncio.TaskGroup() as tg:
            spawn = partial(tg.create_task)
            spawn(greenhouse.run_pump()); spawn(greenhouse.watch_level())
    except BaseExceptionGroup as eg:
        match eg.exceptions:
            case [greenhouse.Fault(), *_]:
                print("watering stopped"); await greenhouse.call_gardener(); return
        raise
    print("watered")
asyncio.run(main())
