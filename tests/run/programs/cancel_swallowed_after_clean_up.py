import asyncio

async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)

async def main():
    task = asyncio.create_task(work(), name="polite")
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
