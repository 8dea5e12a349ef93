import asyncio

async def answer():
    return 1

async def main():
    future = asyncio.run_coroutine_threadsafe(answer(), asyncio.get_running_loop())
    future.result()

asyncio.run(main())
