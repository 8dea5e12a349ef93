import asyncio, greenhouse
async def main():
    try:
        async with asyncio.TaskGroup() as g:
            [g.create_task(j) for j in (greenhouse.run_pump(), greenhouse.watch_level())]
    except* greenhouse.Fault:
        failed = True
    else:
        failed = False
    print("watering stopped" if failed else "watered")
    if failed:
        await greenhouse.call_gardener()
asyncio.run(main())
