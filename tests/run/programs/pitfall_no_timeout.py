import asyncio

async def ask():
    await asyncio.get_running_loop().create_future()

async def main():
    await ask()

asyncio.run(main())
