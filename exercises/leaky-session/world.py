"""Six mountain huts that say over the web how many beds are free.

This is the world the exercise talks to: do not change it. With the stand-in for
aiohttp beside it, it runs as it is under a bare python3. The environment
variable SCENARIO picks the day:

""       today: the Eagle hut answers with an error, 503
calm     every hut answers
storm    the line to the Marmot hut is down
snow     the Ibex hut needs nine seconds
garbled  the Chough hut answers, and forgets to say how many beds are free
"""
import os

from standin import Answer, Fails, web

_DAY = os.environ.get("SCENARIO", "")
_BEDS = {"eagle": 12, "marmot": 4, "ibex": 0, "chough": 31, "larch": 8, "edelweiss": 17}
_AFTER = {"eagle": 0.41, "marmot": 0.37, "ibex": 0.53, "chough": 0.29, "larch": 0.47, "edelweiss": 0.59}
_MORE = {"": 0, "calm": 2, "storm": 5, "snow": 3, "garbled": 1}[_DAY]


def answer(request):
    """What a hut answers."""
    hut = request.url.rsplit("/", 1)[-1]
    if (_DAY, hut) == ("", "eagle"):
        return Answer(_AFTER[hut], status=503, text="try again later")
    if (_DAY, hut) == ("storm", "marmot"):
        return Fails("refused", _AFTER[hut])
    if (_DAY, hut) == ("garbled", "chough"):
        return Answer(_AFTER[hut], json={"weather": "fine"})
    after = 9.0 if (_DAY, hut) == ("snow", "ibex") else _AFTER[hut]
    return Answer(after, json={"beds": _BEDS[hut] + _MORE})


web({"https://huts.example/*": answer})
