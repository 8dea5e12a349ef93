import asyncio

async def main():
    asyncio.get_running_loop()._ready.clear()
    await asyncio.sleep(0)

asyncio.run(main())
