import asyncio

async def work():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("not now")
            await asyncio.sleep(2)
            return

async def main():
    task = asyncio.create_task(work(), name="work")
    await asyncio.sleep(1.5)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
