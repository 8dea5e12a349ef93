"""The printing press of a small newspaper, and the editor's telephone.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the night:

""     tonight: the editor calls while the third bundle is printed
calm   nobody calls
jam    nobody calls, and the paper jams in the third bundle
early  the editor calls while the rollers are being inked
late   the editor calls while the trucks are being loaded
"""
import asyncio
import os

_NIGHTS = {                 # copies in a bundle, when the editor calls
    "": (240, 1.43),
    "calm": (250, None),
    "jam": (230, None),
    "early": (220, 0.11),
    "late": (260, 3.37),
}
_NIGHT = os.environ.get("SCENARIO", "")
_COPIES, _CALL = _NIGHTS[_NIGHT]
_INKED = "INKED, they will dry"
_state = {"rollers": "clean", "bundles": 0}


class PaperJam(Exception):
    """The paper has torn."""


def when_the_editor_calls(job):
    """When the editor calls, cancel the job. The editor stays on the line."""
    if _CALL is not None:
        _state["job"] = job
        asyncio.get_running_loop().call_later(_CALL, job.cancel)


def editor():
    """What does the editor, who knows only the job itself, say of it?"""
    if "job" not in _state:
        return "has not called"
    return "it is stopped" if _state["job"].cancelled() else "IT IS NOT STOPPED"


async def ink():
    """Ink the rollers. From the first drop on they need a wash."""
    _state["rollers"] = _INKED
    await asyncio.sleep(0.23)


async def print_bundle():
    """Print one bundle and return the number of copies."""
    await asyncio.sleep(0.47)
    _state["rollers"] = _INKED
    _state["bundles"] += 1
    if _NIGHT == "jam" and _state["bundles"] == 3:
        raise PaperJam("in the third unit")
    return _COPIES


async def wash():
    """Wash the rollers. They are clean when this has ended."""
    await asyncio.sleep(0.37)
    _state["rollers"] = "clean"


async def load_trucks():
    """Load what was printed. When this has ended, the trucks drive off."""
    await asyncio.sleep(1.63)


def rollers():
    """In which state are the rollers?"""
    return _state["rollers"]
