import asyncio
import shop

async def main():
    got = await asyncio.gather(*(shop.fetch(item) for item in shop.DELAYS))
    assert got == ["TEA", "RICE", "SALT"], got

asyncio.run(main())
