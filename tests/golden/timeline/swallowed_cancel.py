import asyncio


async def stubborn():
    for _ in range(5):
        try:
            await asyncio.sleep(0.2)
        except asyncio.CancelledError:
            print("no thanks")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
