import asyncio as aio


async def main():
    async with aio.TaskGroup() as group:
        for seconds in (1, 2):
            group.create_task(aio.sleep(seconds))


aio.run(main())
