import asyncio

async def main():
    box = asyncio.Queue()
    await box.put(1)
    box.get_nowait()
    await box.join()

asyncio.run(main())
