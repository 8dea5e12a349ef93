# refused by: closed
import asyncio

import aiohttp
import hut


class Session(aiohttp.ClientSession):
    closed = True


async def main():
    bell = hut.Bell()
    session = Session()
    response = await session.get("https://hut.example/")
    response.raise_for_status()
    print((await response.json())["beds"], "beds")
    bell.ring()
    await session.close()


asyncio.run(main())
