import asyncio
import shop

async def main():
    got = []
    for call in asyncio.as_completed([shop.fetch(item) for item in shop.DELAYS]):
        got.append(await call)
    assert got == ["TEA", "RICE", "SALT"], got

asyncio.run(main())
