import asyncio

async def save():
    await asyncio.sleep(0.1)

async def main():
    save()

asyncio.run(main())
