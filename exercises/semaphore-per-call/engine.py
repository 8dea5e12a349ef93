"""A translation engine, paid for by the session, and the films of a festival.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""        today: two films of six and five lines
calm      one short film, which needs no more sessions than are paid for
solo      one film of six lines
opening   four films, each with a long speech at its end
mumble    as today, and three lines cannot be understood
"""
import asyncio
import os

SESSIONS = 3            # sessions at once that the festival has paid for
SURCHARGE = 40          # for each session beyond that

_DAY = os.environ.get("SCENARIO", "")
_SCRIPTS = {
    "Mole": ("Wer da?", "Komm rein.", "Es schneit.", "Still!", "Nein.",
             "Lauf!"),
    "Tram": ("Steig ein.", "Wohin?", "Zum Hafen.", "Danke.", "Ende."),
    "Salt": ("Halt!", "Warum?", "Mach auf.", "Jetzt."),
    "Kite": ("Schau!", "Da oben.", "Weg."),
}
_WORDS = dict(zip(
    [line for script in _SCRIPTS.values() for line in script],
    ("Who goes there?", "Come in.", "It is snowing.", "Quiet!", "No.",
     "Run!", "Get in.", "Where to?", "To the harbor.", "Thanks.", "The end.",
     "Stop!", "Why?", "Open up.", "Now.", "Look!", "Up there.", "Gone.")))
_MUMBLED = ("Komm rein.", "Steig ein.", "Nein.") if _DAY == "mumble" else ()
_SHOWN = {"calm": ("Kite",), "solo": ("Mole",), "opening": tuple(_SCRIPTS)}
FILMS = {film: _SCRIPTS[film] for film in _SHOWN.get(_DAY, ("Mole", "Tram"))}

_open = _peak = _extra = _done = 0


class Mumbled(Exception):
    """Nobody can understand this line."""


def _seconds(line):
    number = list(_WORDS).index(line)
    last = any(line == script[-1] for script in _SCRIPTS.values())
    speech = 2.5 if last and _DAY == "opening" else 0
    return 0.41 + len(line) * 0.05 + number * 0.003 + speech


async def translate(line):
    """Translate one line, in a session of its own."""
    global _open, _peak, _extra, _done
    _open += 1
    _peak = max(_peak, _open)
    _extra += _open > SESSIONS
    try:
        await asyncio.sleep(_seconds(line))
    finally:
        _open -= 1
    if line in _MUMBLED:
        raise Mumbled(line)
    _done += 1
    return _WORDS[line]


def invoice():
    """What the engine charges at the end of the day."""
    return (f"{_done} lines, at most {_peak} sessions at once, "
            f"surcharge {_extra * SURCHARGE}")
