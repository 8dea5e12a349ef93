import asyncio

async def ask():
    await asyncio.get_running_loop().create_future()

async def main():
    try:
        async with asyncio.timeout(2):
            await ask()
    except TimeoutError:
        print("no answer")

asyncio.run(main())
