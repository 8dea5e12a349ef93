import asyncio

async def main():
    for _ in range(2):
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(10)
        except TimeoutError:
            print("too late")
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except TimeoutError:
        print("too late")
    await asyncio.sleep(1)

asyncio.run(main())
