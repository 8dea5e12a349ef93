"""Four seed vaults, each with a database and one line that leads to it.

This is the world the exercise talks to: do not change it. With the stand-in for
asyncpg beside it, it runs as it is under a bare python3. The environment
variable SCENARIO picks the day:

""     today: the vault at the pass does not answer the first call
calm   every vault answers
slow   the first question to the island takes nine seconds
late   the pass needs nine seconds to answer the first call
noise  hanging up on the valley fails the first time: the line is cut
"""
import asyncio
import os

import asyncpg
from standin import Answer, Fails, database

VAULTS = ("north", "valley", "island", "pass")

_DAY = os.environ.get("SCENARIO", "")
_DIAL = dict(zip(VAULTS, (0.11, 0.17, 0.23, 0.19)))
_ASK = dict(zip(VAULTS, (0.13, 0.21, 0.17, 0.29)))
_BAGS = {"rye": (31, 7, 12, 5), "barley": (18, 22, 9, 14), "oats": (6, 11, 27, 3)}
_MORE = {"": 0, "calm": 2, "slow": 1, "late": 3, "noise": 5}[_DAY]
_lines = {}
_done = set()               # what has been done once


class Moving(Exception):
    """While bags are carried from vault to vault, a count is worth nothing."""


async def connect(vault):
    """Call a vault, and return an asyncpg connection to its database.

    There is one line to each vault. While it is open, the gate of the vault is
    shut and no bag is carried in or out.
    """
    line = _lines.get(vault)
    if line is not None and not line.is_closed():
        raise ConnectionRefusedError(f"the line to {vault} is in use")
    first = _is_first("call", vault)
    late = first and (_DAY, vault) == ("late", "pass")
    await asyncio.sleep(9.0 if late else _DIAL[vault])
    if first and (_DAY, vault) == ("", "pass"):
        raise ConnectionRefusedError("no answer from pass")
    line = _lines[vault] = await asyncpg.connect(database=vault)
    if first and (_DAY, vault) == ("noise", "valley"):
        _make_noisy(line)
    return line


def lines_open():
    """How many lines are open."""
    return sum(not line.is_closed() for line in _lines.values())


def _is_first(what, vault):
    first = (what, vault) not in _done
    _done.add((what, vault))
    return first


def _make_noisy(line):
    hang_up = line.close

    async def close(**options):
        await hang_up(**options)
        raise ConnectionResetError("noise on the line to valley")
    line.close = close


def _answer_of(vault):
    def answer(_):
        if lines_open() < len(VAULTS):
            return Fails(Moving("a gate is open, the bags are moving"))
        first = _is_first("question", vault)
        slow = first and (_DAY, vault) == ("slow", "island")
        return Answer(9.0 if slow else _ASK[vault])
    return answer


for _number, _vault in enumerate(VAULTS):
    _rows = ", ".join(f"('{seed}', {bags[_number] + _MORE})"
                      for seed, bags in _BAGS.items())
    database(_vault, f"""CREATE TABLE stock (seed TEXT, bags INTEGER);
                         INSERT INTO stock VALUES {_rows};""",
             after=0.03, queries={"FROM stock": _answer_of(_vault)})
