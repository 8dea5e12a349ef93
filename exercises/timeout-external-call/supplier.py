"""The supplier of a bicycle workshop, reached over a telephone line.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: the brake department does not pick up for nine seconds
calm    every department answers at once
busy    connecting takes 0.47 s and an answer 0.81 s
slow    connecting takes 0.73 s and an answer 0.93 s
dead    nobody picks up, connecting takes nine seconds
closed  the supplier refuses every call
"""
import asyncio
import os

_PRICE = {"chain": (18.90, 2), "brake": (34.20, 3), "saddle": (41.50, 5)}
_USUAL = {"chain": 0.31, "brake": 0.37, "bell": 0.23, "saddle": 0.43}
_DAYS = {                   # extra charge, connecting, answering
    "": (0.00, 0.11, _USUAL | {"brake": 9.0}),
    "calm": (0.35, 0.13, _USUAL),
    "busy": (1.15, 0.47, dict.fromkeys(_USUAL, 0.81)),
    "slow": (1.40, 0.73, dict.fromkeys(_USUAL, 0.93)),
    "dead": (0.00, 9.0, _USUAL),
    "closed": (0.00, 0.09, _USUAL),
}
_DAY = os.environ.get("SCENARIO", "")
_CHARGE, _CONNECT, _ANSWER = _DAYS[_DAY]


class UnknownPart(Exception):
    """The supplier has never heard of this part."""


class _Line:
    open = True


async def connect():
    """Dial, and return an open line. Hang up every line you were given."""
    await asyncio.sleep(_CONNECT)
    if _DAY == "closed":
        raise ConnectionRefusedError("closed for stocktaking")
    return _Line()


async def ask(line, part):
    """Return (price, days until delivery) of a part."""
    if not line.open:
        raise RuntimeError("nobody hears you, the line is closed")
    await asyncio.sleep(_ANSWER[part])
    if part not in _PRICE:
        raise UnknownPart(part)
    price, days = _PRICE[part]
    return round(price + _CHARGE, 2), days


async def hang_up(line):
    """Close the line."""
    line.open = False
    await asyncio.sleep(0.07)
