import asyncio

import aiohttp
import hut


async def main():
    bell = hut.Bell()
    async with aiohttp.ClientSession() as session:
        response = await session.get("https://hut.example/")
        response.raise_for_status()
        print((await response.json())["beds"], "beds")
        bell.ring()


asyncio.run(main())
