"""What the stand-ins for aiohttp, httpx, requests, aiosqlite, asyncpg and aiofiles know of the outside world.

A stand-in is a small module with the name and the manners of a library, so that a program about that library runs where
it is not installed. There is no network behind it: a support module of the exercise scripts what answers, and when. The
module that is named world.py is found by itself; any other scripts when it is imported. All of it runs under a bare
python3 as well, in real time: only the files must lie beside the program. A job that names a stand-in names "standin" too.

    from standin import Answer, Fails, database, files, web

    web({
        "https://prices.example/tea": Answer(0.31, json={"price": 4}),
        "https://prices.example/rice": {"": Fails("refused"), "calm": Answer(0.7, json={"price": 2})},
        "https://prices.example/salt": [Answer(0.1, status=503), Answer(0.1, text="1")],
        "POST https://prices.example/*": lambda request: Answer(0.2, status=201, json=request.json),
    })
    database("shop.db", "CREATE TABLE item (name TEXT, price REAL); INSERT INTO item VALUES ('tea', 4);",
             after=0.05, queries={"FROM item": Answer(0.41)})
    files({"readings.csv": Answer(0.23, text="7,8"), "*.log": Answer(0.1)})

Pages     A key is a URL with or without a method before it; `*` stands for anything. The URL is looked up with its query
          and then without. A page of a host that is known answers 404, another host is unknown.
Times     Answer(after): seconds until the headers are there; the body comes with them. Fails(how, after).
Scenarios A dict has one value for each value of SCENARIO, "" for all others. A list has one value for each call in turn;
          the last one stays. A function gets the request: method, url, headers, body (bytes) and json.
Fails     "refused" and "unknown-host" (no connection), "disconnected" (the server hangs up), "reset" (the line broke), for
          a query "locked" or "lost"; or an exception instance, which is raised as it is.
Databases The name is the path for aiosqlite, and the last part of the DSN for asyncpg. They live in the memory of the
          process, one for all connections; a path that nobody scripted is opened as sqlite3 opens it. `queries` maps a
          part of a statement, capitals and spaces aside, to an Answer(after) or Fails. PostgreSQL is SQLite in disguise.
Files     A scripted file with text or body is written when it is not there. Opening one takes `after` seconds, for
          aiofiles, which waits, and for open() and pathlib, which block. Other files take no time.

The learner's own file may not script: that is refused with RuntimeError.
"""
import asyncio
import atexit
import builtins
import collections.abc
import dataclasses
import fnmatch
import http
import importlib
import io
import json as _json
import os
import sqlite3
import sys
import time
import urllib.parse


@dataclasses.dataclass
class Answer:
    """What comes, after so many seconds."""
    after: float = 0.1
    status: int = 200
    json: object = None
    text: str = None
    body: bytes = None
    headers: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Fails:
    """What goes wrong, after so many seconds."""
    how: object
    after: float = 0.05


@dataclasses.dataclass
class Request:
    """What a function that answers is given."""
    method: str
    url: str
    headers: dict
    body: bytes

    @property
    def json(self):
        return _json.loads(self.body)


class Limited:
    """Base of the classes of stand-ins: what is missing says so."""

    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r} (asynctutor's stand-in for "
                             f"{type(self).__module__} has only a part of that library)", name=name, obj=self)


def _missing(module):
    """The __getattr__ of a stand-in's module."""
    def __getattr__(name):
        raise AttributeError(f"module {module!r} has no attribute {name!r} (asynctutor's stand-in has only a part of "
                             f"that library)", name=name)
    return __getattr__


def _name_exceptions(namespace, home):
    """Exceptions are shown, as in the library, with the module that they come from."""
    for value in namespace.values():
        if isinstance(value, type) and issubclass(value, BaseException) and value.__module__ == namespace["__name__"]:
            value.__module__ = home


def _refuse_learner():
    if sys._getframe(2).f_globals.get("__name__") == "__main__":
        raise RuntimeError("the world is scripted by the exercise's support modules, not by the program")


_loaded = False


def _load_world():
    """Import the support module world.py, once."""
    global _loaded
    if not _loaded:
        _loaded = True
        try:
            importlib.import_module("world")
        except ModuleNotFoundError as error:
            if error.name != "world":
                raise


_turns = {}


def _choose(key, value, request=None):
    """One Answer or Fails out of what was scripted under a key."""
    while True:
        if isinstance(value, dict):
            value = value[scenario] if (scenario := os.environ.get("SCENARIO", "")) in value else value[""]
        elif isinstance(value, list):
            _turns[key] = turn = _turns.get(key, 0) + 1
            value = value[min(turn, len(value)) - 1]
        elif callable(value):
            value = value(request)
        else:
            return value


class _Awaited(collections.abc.Coroutine):
    """What a call returns that is awaited for its result or entered, as aiohttp.ClientSession.get() is."""

    def __init__(self, coroutine, leave=None):
        self._coroutine, self._leave, self._result, self._steps = coroutine, leave, None, None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._result = await self._coroutine
        return self._result

    async def __aexit__(self, *error):
        if self._leave is not None:
            await self._leave(self._result)

    def _running(self):
        if self._steps is None:
            self._steps = self.__await__()
        return self._steps

    def send(self, value):
        return self._running().send(value)

    def throw(self, *error):
        return self._running().throw(*error)

    def close(self):
        if self._steps is not None:
            self._steps.close()
        self._coroutine.close()


# ---- waiting

def _stretch():
    """How much longer than scripted the call takes when the tutor judges a program: answers come in another order each time."""
    tracer = sys.modules.get("asynctrace.span_stack")
    span = tracer and tracer.innermost_span()
    return span.factor if span else 1.0


def _block(seconds, most=None):
    """Sleep, with the whole thread. False when that would take more than MOST seconds; then those are over."""
    late = most is not None and seconds * _stretch() > most
    time.sleep(most / _stretch() if late else seconds)
    return not late


async def _wait(seconds):
    await asyncio.sleep(seconds)


# ---- the web

class _Web:
    def __init__(self):
        self._pages = {}
        self._hosts = set()

    def __call__(self, pages):
        _refuse_learner()
        for key, value in pages.items():
            self._pages[key] = value
            self._hosts.add(urllib.parse.urlsplit(key.split(" ")[-1]).hostname)

    def ask(self, method, url, headers, body):
        """The Answer, with its body as bytes, or Fails."""
        _load_world()
        key = self._find(method, url)
        if key is not None:
            request = Request(method, url, headers, body)
            return _finished(_choose(("web", key), self._pages[key], request))
        if urllib.parse.urlsplit(url).hostname in self._hosts:
            return _finished(Answer(0.05, status=404, text="Not Found"))
        return Fails("unknown-host")

    def _find(self, method, url):
        bare = url.split("?")[0].split("#")[0]
        for name in (f"{method} {url}", url, f"{method} {bare}", bare):
            if name in self._pages:
                return name
        for key in self._pages:
            if "*" in key and (fnmatch.fnmatchcase(f"{method} {url}", key) or fnmatch.fnmatchcase(url, key)):
                return key
        return None


def _finished(answer):
    if isinstance(answer, Fails):
        return answer
    body, kind = answer.body, "application/octet-stream"
    if answer.json is not None:
        body, kind = _json.dumps(answer.json).encode(), "application/json"
    elif answer.text is not None:
        body, kind = answer.text.encode(), "text/plain; charset=utf-8"
    body = body or b""
    headers = {"Content-Type": kind, "Content-Length": str(len(body)), **answer.headers}
    return dataclasses.replace(answer, body=body, headers=headers)


def _with_query(url, params):
    if not params:
        return url
    pairs = params.items() if hasattr(params, "items") else params
    query = urllib.parse.urlencode([(name, value) for name, value in pairs if value is not None], doseq=True)
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _request_body(headers, data, json):
    """The bytes that are sent. The content type joins the headers."""
    if json is not None:
        headers.setdefault("Content-Type", "application/json")
        return _json.dumps(json).encode()
    if data is None:
        return b""
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    if isinstance(data, str):
        return data.encode()
    headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    return urllib.parse.urlencode(data, doseq=True).encode()


def _reason(status):
    return http.HTTPStatus(status).phrase if status in list(http.HTTPStatus) else ""


class _Headers(dict):
    """Header fields: capitals do not matter when they are looked up."""

    def _known(self, name):
        return next((known for known in self.keys() if known.lower() == name.lower()), name)

    def __getitem__(self, name):
        return super().__getitem__(self._known(name))

    def __setitem__(self, name, value):
        super().__setitem__(self._known(name), value)

    def __contains__(self, name):
        return super().__contains__(self._known(name))

    def get(self, name, default=None):
        return super().get(self._known(name), default)

    def setdefault(self, name, default=None):
        return super().setdefault(self._known(name), default)


# ---- databases

@dataclasses.dataclass
class _Scripted:
    sql: str
    after: float
    queries: dict
    keeper: sqlite3.Connection = None


class _Databases:
    def __init__(self):
        self._named = {}

    def __call__(self, name, sql="", after=0.05, queries=None):
        _refuse_learner()
        self._named[name] = _Scripted(sql, after, queries or {})

    def known(self, name):
        _load_world()
        return name in self._named

    def open(self, name, **options):
        """A connection of sqlite3 to a scripted database, in memory and one for all."""
        base = self._named[name]
        uri = f"file:{urllib.parse.quote(name, safe='')}?mode=memory&cache=shared"
        if base.keeper is None:
            base.keeper = sqlite3.connect(uri, uri=True, check_same_thread=False)
            atexit.register(base.keeper.close)
            base.keeper.executescript(base.sql)
            base.keeper.commit()
        return sqlite3.connect(uri, uri=True, **options)

    def ask(self, name, sql):
        """How long a statement takes (Answer), or how it fails."""
        base = self._named.get(name)
        if base is None:
            return Answer(0.01)
        words = _plain(sql)
        for part, value in base.queries.items():
            if _plain(part) in words:
                return _choose(("database", name, part), value)
        return Answer(base.after)

    def latency(self, name):
        """Of connecting, and of what is no query."""
        return self._named[name].after if name in self._named else 0.01


def _plain(sql):
    return " ".join(sql.split()).casefold()


# ---- files

class _Files:
    """Files that take their time. What is scripted lies in the program's folder, as real files."""

    def __init__(self):
        self._known = {}
        self._waiting = False

    def __call__(self, known):
        _refuse_learner()
        if not self._known:
            builtins.open = io.open = _slow_open
        for name, value in known.items():
            self._known[name] = value
            content = _finished(_choose(("write", name), value)) if not callable(value) else None
            if isinstance(content, Answer) and content.body and not os.path.exists(name):
                with _real_open(name, "wb") as file:
                    file.write(content.body)

    def ask(self, path):
        """The Answer or Fails for opening PATH, None for a file that was not scripted."""
        if not isinstance(path, (str, os.PathLike)):
            return None
        name = os.path.relpath(os.fspath(path)) if self._known else ""
        for key, value in self._known.items():
            if fnmatch.fnmatchcase(name, key):
                return _choose(("file", key), value)
        return None


_real_open = io.open


def _slow_open(file, *args, **kwargs):
    """open() blocks as long as the script says."""
    answer = files.ask(file)
    if answer is not None:
        time.sleep(answer.after)
        if isinstance(answer, Fails):
            raise _file_error(answer, file)
    return _real_open(file, *args, **kwargs)


def _file_error(failure, path):
    return failure.how if isinstance(failure.how, BaseException) else OSError(5, str(failure.how), os.fspath(path))


web, database, files = _Web(), _Databases(), _Files()
