import asyncio

async def work(number):
    await asyncio.sleep(number)

async def main():
    loop = asyncio.get_running_loop()
    if hasattr(asyncio, "eager_task_factory"):
        loop.set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as group:
        for number in range(3):
            group.create_task(work(number))

asyncio.run(main())
