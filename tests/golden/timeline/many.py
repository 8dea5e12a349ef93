import asyncio


async def fetch(n):
    await asyncio.sleep(0.1 if n < 200 else 0.2)


async def main():
    await asyncio.gather(*(fetch(n) for n in range(300)))


asyncio.run(main())
