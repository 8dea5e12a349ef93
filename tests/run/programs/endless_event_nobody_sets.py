import asyncio

async def heart():
    while True:
        await asyncio.sleep(60)

async def main():
    event = asyncio.Event()
    task = asyncio.create_task(heart())
    await event.wait()
    task.cancel()

asyncio.run(main())
