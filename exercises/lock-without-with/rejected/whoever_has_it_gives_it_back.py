# refused by: key-he-never-had
"""Baking day: one oven, one key, everybody's bread."""
import asyncio

import bakehouse


async def bake(baker, key):
    try:
        await key.acquire()
        await bakehouse.light(baker)
        return await bakehouse.bake(baker)
    finally:
        if key.locked():
            key.release()


async def morning(baker, key):
    await bakehouse.walk(baker)
    try:
        async with asyncio.timeout(bakehouse.PATIENCE[baker]):
            loaves = await bake(baker, key)
    except TimeoutError:
        print(baker, "had to leave")
    except bakehouse.NoFire:
        print(baker, "could not light the oven")
    except bakehouse.Burnt:
        print(baker, "burnt the bread")
    else:
        print(baker, "baked", loaves, "loaves")


async def main():
    key = asyncio.Lock()
    async with asyncio.TaskGroup() as village:
        for baker in bakehouse.BAKERS:
            village.create_task(morning(baker, key))


if __name__ == "__main__":
    asyncio.run(main())
