import asyncio

import shop


async def main():
    async with asyncio.timeout(2):
        tasks = [asyncio.create_task(shop.fetch(name)) for name in shop.NAMES]
        try:
            found = [await task for task in tasks]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    for one in found:
        print(one)


asyncio.run(main())
