import asyncio


async def download():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.2)
        print("closed")


async def main():
    try:
        async with asyncio.timeout(0.5):
            await download()
    except TimeoutError:
        print("too slow")


asyncio.run(main())
