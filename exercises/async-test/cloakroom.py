"""The cloakroom of an opera house, with its numbered hooks: the code under test.

Do not change it. It runs as it is under a bare python3. The environment
variable SCENARIO picks the version that is tested:

""        today's version: it gives back the wrong coat
calm      the version of last year, in which all is well
stuck     a hook stays taken when its coat has been fetched
generous  for a number that nobody has, it gives out a coat
confused  for a number that nobody has, it falls over with a KeyError
"""
import asyncio
import os

_VERSION = os.environ.get("SCENARIO", "")


class NoSuchNumber(Exception):
    """Nothing hangs under this number."""


class Cloakroom:
    """Hooks 1 to 60. What each method does is promised for every version."""

    def __init__(self):
        self._hooks = {}

    async def hand_in(self, coat):
        """Hang up a coat, and return the number of its hook."""
        await asyncio.sleep(0.03)
        number = next(n for n in range(1, 61) if n not in self._hooks)
        self._hooks[number] = coat
        return number

    async def fetch(self, number):
        """Give back the coat and free the hook. Raises NoSuchNumber."""
        await asyncio.sleep(0.05)
        if number not in self._hooks:
            if _VERSION == "generous":
                return "a fur coat"
            if _VERSION == "confused":
                raise KeyError(number)
            raise NoSuchNumber(number)
        coat = self._hooks[number]
        if _VERSION != "stuck":
            del self._hooks[number]
        return "somebody's hat" if _VERSION == "" else coat

    async def is_free(self, number):
        """Say whether a hook is free."""
        await asyncio.sleep(0.01)
        return number not in self._hooks
