# refused by: uses-a-group
import asyncio


async def main():
    await asyncio.sleep(1)
    await asyncio.sleep(2)


asyncio.run(main())
