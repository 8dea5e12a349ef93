"""The offer page, with a desk that knows how long it may wait."""
import asyncio as aio
import time

import supplier as shop

PARTS = ("chain", "brake", "bell", "saddle")
QUOTE_LIMIT = 1.5
ON_REQUEST = "price on request"


class Desk:
    def __init__(self, seconds):
        self.seconds = seconds

    async def __aenter__(self):
        self.line = await shop.connect()
        return self.line

    async def __aexit__(self, *exc_info):
        await shop.hang_up(self.line)

    async def quote(self, part):
        async with self as line:
            return await shop.ask(line, part)

    async def offer(self, part):
        limit = aio.timeout(self.seconds)
        try:
            async with limit:
                price, days = await self.quote(part)
        except shop.UnknownPart:
            return "not in the catalogue"
        except OSError:
            return ON_REQUEST if limit.expired() else "supplier is closed"
        return f"{price:.2f} EUR, {days} days"


async def main():
    start = time.monotonic()
    desk = Desk(QUOTE_LIMIT)
    for part in PARTS:
        print(f"{part:<7}", await desk.offer(part))
    print(f"page after {time.monotonic() - start:.1f} s")


if __name__ == "__main__":
    aio.run(main())
