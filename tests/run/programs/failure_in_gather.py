import asyncio
import shop

async def main():
    try:
        await asyncio.gather(*(shop.fetch(item) for item in shop.DELAYS))
    except ValueError as error:
        print(error)

asyncio.run(main())
