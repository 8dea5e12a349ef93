import asyncio
import shop

async def main():
    print(shop.weigh("tea"), shop.stock("tea"))

asyncio.run(main())
