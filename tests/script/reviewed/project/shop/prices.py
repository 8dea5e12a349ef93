import asyncio
import time


async def fetch_price(name):
    time.sleep(1)
    return {"name": name, "price": 3}


async def watch(names):
    loop = asyncio.get_event_loop()
    started = loop.time()
    for name in names:
        asyncio.create_task(
            fetch_price(
                name,
            )
        )
    await asyncio.sleep(5)
    print(f"watched {len(names)} prices for {asyncio.get_event_loop().time() - started:.0f} seconds, which is long enough for everybody")


asyncio.run(watch(["tea", "coffee"]))
