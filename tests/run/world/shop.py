"""A shop that the test programs talk to."""
import asyncio
import os
import time

DELAYS = {"tea": 0.1, "rice": 0.2, "salt": 0.3}
_STOCK = dict.fromkeys(DELAYS, 5)


async def fetch(item):
    """The price of an item, in capitals."""
    scenario = os.environ.get("SCENARIO", "")
    await asyncio.sleep(60 if scenario == "fails early" and item == "salt" else DELAYS.get(item, 0.2))
    if scenario.startswith("fails") and item == "rice":
        raise ValueError(f"no {item}")
    return item.upper()


def weigh(item):
    """Blocks while the scales settle."""
    time.sleep(DELAYS[item])
    return len(item)


def stock(item):
    """Answers at once."""
    return _STOCK[item]


async def deliveries(items):
    """One item every tenth of a second."""
    for item in items:
        await asyncio.sleep(0.1)
        yield item


class Session:
    """Must be closed."""

    def __init__(self):
        self.closed = False

    def get(self, item):
        """Wait for what this returns, with await or async with."""
        return _Request(item)

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.close()


class _Request:
    def __init__(self, item):
        self.item = item

    async def _answer(self):
        await asyncio.sleep(DELAYS[self.item])
        return self.item

    def __await__(self):
        return self._answer().__await__()

    async def __aenter__(self):
        return await self._answer()

    async def __aexit__(self, *error):
        pass


class Till:
    """Counts what is sold."""

    def __init__(self):
        self._sold = 0

    def sell(self, item):
        self._count(item)

    def sold(self):
        return self._sold

    def _count(self, item):
        self._sold += 1
