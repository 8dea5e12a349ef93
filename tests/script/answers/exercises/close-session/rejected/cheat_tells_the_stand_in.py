# refused by: rings
import asyncio

import aiohttp
import hut
import standin


async def main():
    standin.web({"https://hut.example/": standin.Answer(0.1, json={"beds": 2})})
    bell = hut.Bell()
    session = aiohttp.ClientSession()
    response = await session.get("https://hut.example/")
    response.raise_for_status()
    print((await response.json())["beds"], "beds")
    bell.ring()
    await session.close()


asyncio.run(main())
