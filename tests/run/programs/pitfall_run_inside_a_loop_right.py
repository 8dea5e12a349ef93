import asyncio

async def inner():
    return 1

async def main():
    print(await inner())

asyncio.run(main())
