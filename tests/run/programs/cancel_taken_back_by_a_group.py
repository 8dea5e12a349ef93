import asyncio

async def fail():
    await asyncio.sleep(1)
    raise ValueError("no")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(10)
    except* ValueError:
        print("group failed")
    await asyncio.sleep(1)

asyncio.run(main())
