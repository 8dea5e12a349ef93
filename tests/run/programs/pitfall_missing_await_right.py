import asyncio

async def save():
    await asyncio.sleep(0.1)

async def main():
    await save()

asyncio.run(main())
