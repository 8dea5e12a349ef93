import asyncio

async def mail():
    await asyncio.sleep(1)
    print("sent")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(mail())
    print("done")

asyncio.run(main())
