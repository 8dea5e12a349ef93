import asyncio


async def main():
    async with asyncio.timeout(0.5):
        await asyncio.sleep(3600)


asyncio.run(main())
