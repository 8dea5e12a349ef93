import asyncio

import aiohttp
import hut


async def main():
    bell = hut.Bell()
    session = aiohttp.ClientSession()
    response = await session.get("https://hut.example/")
    response.raise_for_status()
    print((await response.json())["beds"], "beds")
    bell.ring()
    await session.close()


asyncio.run(main())
