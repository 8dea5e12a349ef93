"""Baking day: one oven, one key, everybody's bread."""
import asyncio

import bakehouse


class Bakehouse:
    def __init__(self):
        self.key = asyncio.Lock()

    async def __aenter__(self):
        await self.key.acquire()
        return self

    async def __aexit__(self, *failure):
        self.key.release()

    async def bake(self, baker):
        await bakehouse.light(baker)
        return await bakehouse.bake(baker)


async def morning(baker, house):
    await bakehouse.walk(baker)
    try:
        async with asyncio.timeout(bakehouse.PATIENCE[baker]):
            async with house:
                loaves = await house.bake(baker)
    except TimeoutError:
        print(baker, "had to leave")
    except bakehouse.NoFire:
        print(baker, "could not light the oven")
    except bakehouse.Burnt:
        print(baker, "burnt the bread")
    else:
        print(baker, "baked", loaves, "loaves")


async def main():
    house = Bakehouse()
    async with asyncio.TaskGroup() as village:
        for baker in bakehouse.BAKERS:
            village.create_task(morning(baker, house))


if __name__ == "__main__":
    asyncio.run(main())
