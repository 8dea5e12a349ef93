import asyncio
import shop

async def main():
    task = asyncio.create_task(shop.fetch("salt"))
    await asyncio.sleep(0.1)
    print("main returns")

asyncio.run(main())
