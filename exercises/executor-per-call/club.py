"""A chess club whose members ask how queens can be placed on a board.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""    this evening: six questions, the first two at the same time
calm  three questions, one of them about a board without squares
mac   three questions, on a computer whose worker processes start from
      nothing, as they do on macOS and Windows
"""
import asyncio
import multiprocessing
import os

_DAY = os.environ.get("SCENARIO", "")
_QUESTIONS = {
    "": (("Ines", 6), ("Otto", 5), ("Ruth", 4), ("Sami", 6), ("Tess", 5),
         ("Uwe", 4)),
    "calm": (("Ines", 5), ("Otto", 0), ("Ruth", 6)),
    "mac": (("Ines", 6), ("Otto", 4), ("Ruth", 5)),
}[_DAY]
_answers = []

if _DAY == "mac" and multiprocessing.parent_process() is None:
    multiprocessing.set_start_method("spawn", force=True)


async def questions():
    """Yield who asks, and how many squares the board has on each side."""
    for number, question in enumerate(_QUESTIONS):
        if number > 1:
            await asyncio.sleep(0.07)
        yield question


def safe(column, placed):
    """Whether a queen in the next row is not attacked by those placed."""
    return all(column != other and abs(column - other) != distance
               for distance, other in enumerate(reversed(placed), 1))


async def answer(member, text):
    """Send a member the answer."""
    await asyncio.sleep(0.03)
    _answers.append(member)
    print(f"{member}: {text}")


def report():
    """What it has taken to answer."""
    processes = int(multiprocessing.Process().name.split("-")[1]) - 1
    return f"{len(_answers)} answers, {processes} processes started"
