import asyncio
import shop

async def main():
    session = shop.Session()
    await session.get("tea")

asyncio.run(main())
