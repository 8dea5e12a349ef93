import asyncio
import shop

async def main():
    print(await asyncio.gather(*(shop.fetch(item) for item in shop.DELAYS)))

asyncio.run(main())
