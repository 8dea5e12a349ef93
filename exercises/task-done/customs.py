"""Customs at a small airport: a belt, two X-ray lanes and a gate.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""         today: seven parcels, and the X-ray cannot see into one of them
calm       six parcels, all of them easy to see through
round      six parcels, and one of them goes round the belt twice
power-cut  seven parcels, and at the fourth the X-ray loses its power
"""
import asyncio
import os

LANES = 2

_DAY = os.environ.get("SCENARIO", "")
_INSIDE = {"P11": "books", "P12": "shoes", "P13": "honey", "P14": "a kite",
           "P15": "tea", "P16": "a violin", "P17": "lead soldiers"}
_SECONDS = dict(zip(_INSIDE, (0.71, 0.43, 0.97, 0.57, 0.83, 1.27, 0.61)))
_unloaded, _looked_at, _tried, _gate = [], set(), [], []


class Unreadable(Exception):
    """The X-ray shows nothing: somebody has to open the parcel."""


class PowerCut(Exception):
    """The X-ray is dark, for this parcel and for all after it."""


async def unload():
    """Yield the numbers of the parcels, as they come off the plane."""
    parcels = list(_INSIDE)
    if _DAY in ("calm", "round"):
        parcels.remove("P17")
    if _DAY == "round":
        parcels.insert(2, "P12")
    for parcel in parcels:
        await asyncio.sleep(0.11)
        _unloaded.append(parcel)
        yield parcel


async def xray(parcel):
    """Look through a parcel and say what is in it."""
    _tried.append(parcel)
    if _DAY == "power-cut" and len(_tried) >= 4:
        raise PowerCut("the X-ray is dark")
    await asyncio.sleep(_SECONDS[parcel])
    if parcel == "P17":
        raise Unreadable(parcel)
    _looked_at.add(parcel)
    return _INSIDE[parcel]


async def open_by_hand(parcel):
    """Open a parcel, look inside, and close it with tape."""
    await asyncio.sleep(3.13)
    _looked_at.add(parcel)


async def close_gate():
    """The belt stops. What has not been looked at gets through."""
    await asyncio.sleep(0.23)
    _gate.append("closed")


def report():
    """What the officer on duty signs."""
    return (f"{len(_unloaded)} on the belt, {len(_looked_at)} looked at,"
            f" gate {'closed' if _gate else 'open'}")
