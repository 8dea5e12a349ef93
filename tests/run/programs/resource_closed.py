import asyncio
import shop

async def main():
    async with shop.Session() as session:
        await session.get("tea")

asyncio.run(main())
