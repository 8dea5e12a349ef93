import asyncio
import shop

async def fetch(item, slots):
    async with slots:
        return await shop.fetch(item)

async def main():
    slots = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        for item in shop.DELAYS:
            group.create_task(fetch(item, slots))

asyncio.run(main())
