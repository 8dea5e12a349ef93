import asyncio

async def worker(name):
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(0.1)
        print(name, "is done")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker("a"), name="a")
        group.create_task(worker("b"), name="b")

asyncio.run(main())
