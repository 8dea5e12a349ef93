import asyncio

async def save():
    await asyncio.sleep(0.1)
    raise ValueError("disk full")

async def main():
    task = asyncio.create_task(save(), name="save")
    await asyncio.sleep(1)
    try:
        await task
    except ValueError as error:
        print(error)

asyncio.run(main())
