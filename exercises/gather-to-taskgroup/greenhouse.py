"""A greenhouse with a pump and a level sensor, both a little tired.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: the level sensor falls silent after three readings
calm   pump and sensor both do their work to the end
fuse   the pump blows its fuse after four strokes
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_STROKES = 10           # strokes of the pump, two liters each
_READINGS = 15          # readings until the basin counts as full
_level = 0.0            # centimeters of water in the basin


class Fault(Exception):
    """A device has failed."""


async def run_pump():
    """Pump water into the basin. The pump is off again when this ends."""
    global _level
    print("pump: on")
    try:
        for stroke in range(1, _STROKES + 1):
            await asyncio.sleep(0.47)
            if _DAY == "fuse" and stroke == 4:
                print("pump: the fuse is blown")
                raise Fault("pump")
            _level += 1.5
            print("pump:", 2 * stroke, "liters")
    finally:
        print("pump: off")


async def watch_level():
    """Read the water level until the basin is full."""
    for reading in range(1, _READINGS + 1):
        await asyncio.sleep(0.37)
        if _DAY == "" and reading == 4:
            print("sensor: no answer")
            raise Fault("sensor")
        print(f"sensor: {_level:.1f} cm")


async def call_gardener():
    """Call the gardener. It takes a while until she picks up the phone."""
    await asyncio.sleep(2.23)
    print("gardener: I am on my way")
