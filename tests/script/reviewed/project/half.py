import asyncio


async def half(:
    await asyncio.sleep(1)
