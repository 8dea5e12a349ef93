import asyncio
import shop

async def main():
    try:
        async with asyncio.timeout(0.25):
            await asyncio.gather(*(shop.fetch(item) for item in shop.DELAYS))
    except TimeoutError:
        print("too late")

asyncio.run(main())
