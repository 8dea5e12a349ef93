"""The offer page."""
from asyncio import get_running_loop, run, timeout_at
from contextlib import asynccontextmanager
from time import monotonic

from supplier import UnknownPart, ask, connect, hang_up

PARTS = ("chain", "brake", "bell", "saddle")
QUOTE_LIMIT = 1.5
ON_REQUEST = "price on request"


@asynccontextmanager
async def open_line():
    line = await connect()
    try:
        yield line
    finally:
        await hang_up(line)


async def offer(part):
    deadline = get_running_loop().time() + QUOTE_LIMIT
    try:
        async with timeout_at(deadline), open_line() as line:
            price, days = await ask(line, part)
    except UnknownPart:
        return "not in the catalogue"
    except ConnectionError:
        return "supplier is closed"
    except TimeoutError:
        return ON_REQUEST
    return f"{price:.2f} EUR, {days} days"


async def main():
    start = monotonic()
    for part in PARTS:
        print(f"{part:<7}", await offer(part))
    print(f"page after {monotonic() - start:.1f} s")


run(main())
