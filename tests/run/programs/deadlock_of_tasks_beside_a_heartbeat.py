import asyncio

async def heart():
    while True:
        await asyncio.sleep(1)

async def take(first, second):
    async with first:
        await asyncio.sleep(0.1)
        async with second:
            pass

async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(heart(), name="heart")
        group.create_task(take(left, right), name="one")
        group.create_task(take(right, left), name="two")

asyncio.run(main())
