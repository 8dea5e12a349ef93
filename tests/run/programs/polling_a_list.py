import asyncio

async def main():
    done = []

    async def setter():
        await asyncio.sleep(2)
        done.append(1)
    task = asyncio.create_task(setter())
    while not done:
        await asyncio.sleep(0)
    await task

asyncio.run(main())
