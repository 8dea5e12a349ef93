"""Fetch two pages."""
import asyncio


async def fetch(name):
    await asyncio.sleep(0.1)
    return f"page {name}"


async def main():
    pages = await asyncio.gather(fetch("one"), fetch("two"))
    print(pages)


asyncio.run(main())
