"""A hut that says how many beds are free; on a bad day it cannot."""
import os

from standin import Answer, web

_STATUS = {"": 503, "calm": 200}[os.environ.get("SCENARIO", "")]


class Bell:
    """Rings when a hut has beds."""

    def __init__(self):
        self._rung = 0

    def ring(self):
        self._count()
        print("ding", self._rung)

    def _count(self):
        self._rung += 1


web({"https://hut.example/": Answer(0.1, status=_STATUS, json={"beds": 2})})
