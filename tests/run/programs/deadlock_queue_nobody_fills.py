import asyncio

async def consume(box):
    await box.get()

async def main():
    await consume(asyncio.Queue())

asyncio.run(main())
