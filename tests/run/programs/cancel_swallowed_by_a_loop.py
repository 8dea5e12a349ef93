import asyncio

async def work():
    for _ in range(3):
        try:
            await asyncio.sleep(1)
        except BaseException:
            pass

async def main():
    task = asyncio.create_task(work(), name="stubborn")
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
