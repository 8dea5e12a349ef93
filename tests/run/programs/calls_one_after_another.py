import asyncio
import shop

async def main():
    for item in shop.DELAYS:
        print(await shop.fetch(item))

asyncio.run(main())
