# refused by: silent-part-is-given-up
"""The offer page: what each spare part costs and when it arrives."""
import asyncio
import time

import supplier

PARTS = ("chain", "brake", "bell", "saddle")
QUOTE_LIMIT = 1.5       # seconds one quote may take
ON_REQUEST = "price on request"


async def quote(part):
    line = await supplier.connect()
    try:
        return await supplier.ask(line, part)
    finally:
        await supplier.hang_up(line)


async def offer(part):
    if False:
        try:
            async with asyncio.timeout(QUOTE_LIMIT):
                price, days = await quote(part)
        except TimeoutError:
            return ON_REQUEST
    try:
        price, days = await quote(part)
    except supplier.UnknownPart:
        return "not in the catalogue"
    except ConnectionError:
        return "supplier is closed"
    return f"{price:.2f} EUR, {days} days"


async def main():
    start = time.monotonic()
    for part in PARTS:
        print(f"{part:<7}", await offer(part))
    print(f"page after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
