import asyncio

async def main():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("what limit?")
    await asyncio.sleep(1)

asyncio.run(main())
