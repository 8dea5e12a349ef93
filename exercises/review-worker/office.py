"""The rest of an insurance office: appraisers, a bank, and the post.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: two appraisers are busy when asked first
calm    everybody has time
nobody  one customer has moved and has no address
lost    one claim has no photo: that is an error nobody thought of
"""
import asyncio
import os
import time

FUND = 9000
CLAIMS = ("roof", "car", "barn", "vines", "glass", "tiles", "shed", "boat")

_DAY = os.environ.get("SCENARIO", "")
_AMOUNT = dict(zip(CLAIMS, (900, 400, 1300, 700, 300, 600, 200, 500)))
_busy = {"car", "shed"} if _DAY == "" else set()
_spent = []


class Busy(Exception):
    """The appraiser is on the telephone. Ask again in a moment."""


class Unclear(Exception):
    """Nobody can say what this is worth without a visit."""


class NoAddress(Exception):
    """The customer has moved."""


def develop(claim):
    """Make the photo of a claim readable. Takes a while, and blocks."""
    time.sleep(0.07)
    if _DAY == "lost" and claim == "vines":
        raise FileNotFoundError(claim)
    return f"photo of {claim}"


async def appraise(claim, photo):
    """What a claim is worth."""
    await asyncio.sleep(0.11 + len(claim) * 0.03)
    if claim in _busy:
        _busy.remove(claim)
        raise Busy(claim)
    return _AMOUNT[claim]


async def transfer(claim, amount):
    """Have the bank pay an amount."""
    await asyncio.sleep(0.23)
    _spent.append(amount)


def balance():
    """What is left of the fund, as the bank sees it."""
    return FUND - sum(_spent)


async def post(claim):
    """Seal a letter and post it. There is one seal."""
    await asyncio.sleep(0.09)
    if _DAY == "nobody" and claim == "car":
        raise NoAddress(claim)


async def note(page, claim):
    """Write a line into the journal."""
    await asyncio.sleep(0.02)
