import asyncio

async def work(condition):
    async with condition:
        await condition.wait()

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(work(condition))
    await asyncio.sleep(1)
    async with condition:
        task.cancel()
        await asyncio.sleep(1)
    await asyncio.gather(task, return_exceptions=True)

asyncio.run(main())
