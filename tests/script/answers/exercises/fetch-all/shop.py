"""Prices, each after a while; on a slow day one of them never comes."""
import asyncio
import os

NAMES = ["tea", "rice", "salt", "figs"]
_AFTER = {"tea": 0.1, "rice": 0.2, "salt": 0.3, "figs": 0.4}


async def fetch(name):
    if name == "salt" and os.environ.get("SCENARIO") == "slow":
        await asyncio.Event().wait()
    await asyncio.sleep(_AFTER[name])
    return f"{name}!"
