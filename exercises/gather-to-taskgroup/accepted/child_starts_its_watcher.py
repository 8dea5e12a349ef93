import asyncio, greenhouse
async def water(group):
    group.create_task(greenhouse.watch_level())
    await greenhouse.run_pump()
async def main():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(water(g))
        print("watered")
    except (greenhouse.Fault, ExceptionGroup):
        print("watering stopped")
        await greenhouse.call_gardener()
asyncio.run(main())
