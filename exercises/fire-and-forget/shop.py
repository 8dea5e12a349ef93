"""A museum shop: five customers, one till, and a mail server far away.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: the mail server takes its time with some of the receipts
calm    a quick mail server: no receipt takes longer than the next sale
bounce  as today, and Noor has given an address that does not exist
slow    every receipt takes six seconds
"""
import asyncio
import os

SALES = ("Ada", "Bela", "Chen", "Dora", "Noor")

_DAY = os.environ.get("SCENARIO", "")
_MAIL = dict(zip(SALES, (0.43, 2.69, 0.57, 1.93, 1.27)))
_booked = []
_mailed = []


class Bounced(Exception):
    """The address of a customer does not exist."""


async def book(sale):
    """Book a sale at the till, which has one drawer."""
    await asyncio.sleep(0.61)
    _booked.append(sale)


async def mail_receipt(sale):
    """Hand a receipt to the mail server. It counts when this has ended."""
    delay = {"calm": 0.11, "slow": 6.07}.get(_DAY, _MAIL[sale])
    await asyncio.sleep(delay)
    if _DAY == "bounce" and sale == "Noor":
        raise Bounced(sale)
    _mailed.append(sale)


def ledger():
    """What the bookkeeper finds in the morning."""
    return f"{len(_booked)} sales, {len(_mailed)} receipts"
