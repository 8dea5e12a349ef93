"""A pottery kiln with a gas burner, and a computer that can be stopped.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      an update: the computer sends SIGTERM while the kiln is heating
calm    nobody stops the program
ctrl-c  somebody presses Ctrl-C (SIGINT) while the kiln is heating
twice   SIGTERM while the kiln is heating, and again a moment later
"""
import asyncio
import os
import signal

CURVE = (120, 280, 450, 620)        # degrees, one step after the other
SOAK = 1.7                          # seconds of pause after each step

_SIGNALS = {
    "": ((3.17, signal.SIGTERM),),
    "calm": (),
    "ctrl-c": ((3.17, signal.SIGINT),),
    "twice": ((3.17, signal.SIGTERM), (3.97, signal.SIGTERM)),
}[os.environ.get("SCENARIO", "")]
_reached, _cracked, _valve = [], [], ["closed"]


async def open_gas():
    """Open the valve and light the burner."""
    loop = asyncio.get_running_loop()
    for seconds, number in _SIGNALS:
        loop.call_later(seconds, signal.raise_signal, number)
    _valve[0] = "open"
    await asyncio.sleep(0.19)


async def heat_to(degrees):
    """Heat up to the next step. Broken off halfway, the pots crack."""
    try:
        await asyncio.sleep(0.87)
    except asyncio.CancelledError:
        _cracked.append(degrees)
        raise
    _reached.append(degrees)


async def close_gas():
    """Turn the valve until it is shut. Broken off, it stays half open."""
    _valve[0] = "half open"
    await asyncio.sleep(0.73)
    _valve[0] = "closed"


def report():
    """What the potter reads in the morning."""
    return (f"{len(_reached)} steps, gas {_valve[0]},"
            f" pots {'cracked' if _cracked else 'whole'}")
