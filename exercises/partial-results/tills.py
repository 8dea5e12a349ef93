"""The tills of a bakery's six branches, asked over the phone line.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      tonight: five tills answer, the one at the Station is offline
calm    all six answer
blown   a lightning: three tills are offline
muddle  all are online, but the Market till answers with rubbish
"""
import asyncio
import os

BRANCHES = ("Church", "Harbor", "Market", "Mill", "School", "Station")

_DAY = os.environ.get("SCENARIO", "")
_DELAY = dict(zip(BRANCHES, (0.53, 0.91, 0.37, 1.19, 0.71, 0.23)))
_TAKINGS = dict(zip(BRANCHES, (412, 967, 1250, 338, 581, 1604)))
_OFFLINE = {"": {"Station"}, "blown": {"Church", "Mill", "Station"}}
_RAIN = {"": 0, "calm": 35, "blown": -120, "muddle": 12}[_DAY]


class Offline(Exception):
    """A till does not pick up."""


async def read(branch):
    """Return what a branch has taken today, in euros."""
    await asyncio.sleep(_DELAY[branch])
    if branch in _OFFLINE.get(_DAY, ()):
        raise Offline(branch)
    if _DAY == "muddle" and branch == "Market":
        raise ValueError(f"{branch}: '####' is not an amount")
    return _TAKINGS[branch] + _RAIN
