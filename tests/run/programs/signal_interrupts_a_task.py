import asyncio

async def main():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(0.5)

asyncio.run(main())
