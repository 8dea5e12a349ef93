import asyncio


async def move(source, target):
    async with source:
        await asyncio.sleep(0.1)
        async with target:
            print("moved")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(move(left, right), name="east")
        group.create_task(move(right, left), name="west")


asyncio.run(main())
