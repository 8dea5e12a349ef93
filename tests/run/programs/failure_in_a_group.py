import asyncio
import shop

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for item in shop.DELAYS:
                group.create_task(shop.fetch(item))
    except* ValueError as group:
        print(group.exceptions[0])

asyncio.run(main())
