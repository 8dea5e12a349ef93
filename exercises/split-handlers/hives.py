"""Beehives on three meadows. Under each stands a scale with a radio.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the evening:

""       tonight: one scale sends rubbish, two do not answer
calm     all scales are fine
silence  two scales do not answer, all others are fine
storm    rubbish and silence on two meadows
moth     rubbish, silence, and an error that nobody knows
"""
import asyncio
import os

MEADOWS = {"Linden": 3, "Clover": 4, "Willow": 2}

_TROUBLE = {
    "": {"Linden 2": ValueError, "Clover 4": TimeoutError,
         "Willow 1": ConnectionError},
    "calm": {},
    "silence": {"Linden 1": TimeoutError, "Willow 2": ConnectionError},
    "storm": {"Linden 1": ConnectionError, "Linden 3": ValueError,
              "Clover 2": ValueError, "Clover 3": TimeoutError,
              "Clover 4": ValueError},
    "moth": {"Linden 2": KeyError, "Linden 3": ConnectionError,
             "Clover 1": ValueError},
}[os.environ.get("SCENARIO", "")]


async def self_test():
    """Ask every scale, and raise what went wrong in an ExceptionGroup.

    ValueError(hive): the scale sends rubbish, it is broken.
    OSError(hive), of whatever kind: its radio does not answer.
    Where a meadow has several failures they come in a group of their own,
    and after a storm there is one more group around all of them.
    """
    failures = []
    for meadow, number in MEADOWS.items():
        await asyncio.sleep(0.37)
        hives = [f"{meadow} {n}" for n in range(1, number + 1)]
        found = [_TROUBLE[hive](hive) for hive in hives if hive in _TROUBLE]
        if len(found) > 1:
            found = [ExceptionGroup(meadow, found)]
        failures += found
    if os.environ.get("SCENARIO") == "storm":
        failures = [ExceptionGroup("storm", failures)]
    if failures:
        raise ExceptionGroup("self-test", failures)


async def order_scale(hive):
    """Order a new scale, for 180 euros."""
    await asyncio.sleep(0.23)


async def ask_again(hive):
    """Put a hive on the list of those that are asked again tomorrow."""
    await asyncio.sleep(0.11)
