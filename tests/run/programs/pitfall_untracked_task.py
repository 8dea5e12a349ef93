import asyncio

async def save():
    await asyncio.sleep(0.1)
    raise ValueError("disk full")

async def main():
    asyncio.create_task(save(), name="save")
    await asyncio.sleep(1)

asyncio.run(main())
