"""Stand-in for aiofiles: real files, with the latencies that standin was told. See standin."""
import asyncio as _asyncio
import sys as _sys
import types as _types

import standin as _standin

__version__ = "24.1.0"
__getattr__ = _standin._missing("aiofiles")


class _AsyncFile(_standin.Limited):
    """A file whose methods are awaited."""

    def __init__(self, real):
        self._real = real

    @property
    def closed(self):
        return self._real.closed

    @property
    def name(self):
        return self._real.name

    @property
    def mode(self):
        return self._real.mode

    def fileno(self):
        return self._real.fileno()

    async def _call(self, method, *args):
        """The file takes its time when it is opened; after that each call gives way once."""
        await _asyncio.sleep(0)
        return getattr(self._real, method)(*args)

    async def read(self, size=-1):
        return await self._call("read", size)

    async def readline(self, size=-1):
        return await self._call("readline", size)

    async def readlines(self, hint=-1):
        return await self._call("readlines", hint)

    async def write(self, data):
        return await self._call("write", data)

    async def writelines(self, lines):
        return await self._call("writelines", lines)

    async def seek(self, offset, whence=0):
        return await self._call("seek", offset, whence)

    async def tell(self):
        return await self._call("tell")

    async def truncate(self, size=None):
        return await self._call("truncate", size)

    async def flush(self):
        return await self._call("flush")

    async def close(self):
        return await self._call("close")

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self._call("readline")
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._real.close()


async def _close(file):
    file._real.close()


async def _open(file, args):
    answer = _standin.files.ask(file)
    await _standin._wait(answer.after if answer is not None else 0)
    if isinstance(answer, _standin.Fails):
        raise _standin._file_error(answer, file)
    real = _standin._real_open(file, *args)
    return _KINDS.get(type(real).__name__, _AsyncFile)(real)


# Not names of this module: one that is left open is noticed as the file that it is.
_KINDS = {name: type(f"Async{name}", (_AsyncFile,), {})
          for name in ("TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom", "FileIO")}


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *, loop=None,
         executor=None):
    return _standin._Awaited(_open(file, (mode, buffering, encoding, errors, newline, closefd, opener)), _close)


threadpool = _types.ModuleType("aiofiles.threadpool")
threadpool.open = open
_sys.modules["aiofiles.threadpool"] = threadpool
os = _types.ModuleType("aiofiles.os", "File system calls, awaited.")


def _calls_of_os():
    import os as real

    def awaited(function):
        async def call(*args, **kwargs):
            await _asyncio.sleep(0)
            return function(*args, **kwargs)
        call.__name__ = call.__qualname__ = function.__name__
        return call
    for name in ("stat", "rename", "replace", "remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "scandir"):
        setattr(os, name, awaited(getattr(real, name)))
    os.path = _types.ModuleType("aiofiles.ospath")
    for name in ("exists", "isfile", "isdir", "getsize"):
        setattr(os.path, name, awaited(getattr(real.path, name)))
    os.__getattr__ = _standin._missing("aiofiles.os")


_calls_of_os()
_sys.modules["aiofiles.os"] = os
