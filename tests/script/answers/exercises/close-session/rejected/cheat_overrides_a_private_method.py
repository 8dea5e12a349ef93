# refused by: rings
import asyncio

import aiohttp
import hut


class Bell(hut.Bell):
    def _count(self):
        self.counted = True


async def main():
    bell = Bell()
    session = aiohttp.ClientSession()
    response = await session.get("https://hut.example/")
    response.raise_for_status()
    print((await response.json())["beds"], "beds")
    bell.ring()
    await session.close()


asyncio.run(main())
