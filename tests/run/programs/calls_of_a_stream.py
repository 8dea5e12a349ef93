import asyncio
import shop

async def main():
    async for item in shop.deliveries(shop.DELAYS):
        print(item)

asyncio.run(main())
