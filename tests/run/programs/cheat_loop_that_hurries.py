import asyncio


async def main():
    loop = asyncio.get_running_loop()
    call_at = loop.call_at
    loop.call_at = lambda when, *args, **keys: call_at(loop.time() + (when - loop.time()) / 4, *args, **keys)
    await asyncio.sleep(4)

asyncio.run(main())
