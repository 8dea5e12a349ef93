import asyncio

async def work():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("cleaning up")
            raise

async def main():
    task = asyncio.create_task(work(), name="work")
    await asyncio.sleep(1.5)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
