import asyncio
import shop

async def one(session, item):
    async with session.get(item) as got:
        return got

async def main():
    async with shop.Session() as session:
        print(await session.get("tea"))
        await asyncio.gather(one(session, "rice"), one(session, "salt"))

asyncio.run(main())
