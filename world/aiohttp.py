"""Stand-in for the client of aiohttp, answered by what standin was told. See standin."""
import asyncio as _asyncio
import contextlib as _contextlib
import dataclasses as _dataclasses
import json as _json
import sys as _sys
import types as _types
import urllib.parse as _parse
import warnings as _warnings
import weakref as _weakref

import standin as _standin

__version__ = "3.11.0"
__getattr__ = _standin._missing("aiohttp")


# ---- exceptions

class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=0, message="", headers=None):
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers
        super().__init__(request_info, history)

    def __str__(self):
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, connection_key, os_error):
        self._key, self.os_error = connection_key, os_error
        super().__init__(os_error.errno, os_error.strerror)

    @property
    def host(self):
        return self._key.hostname

    @property
    def port(self):
        return self._key.port or (443 if self._key.scheme == "https" else 80)

    def __str__(self):
        secure = "default" if self._key.scheme == "https" else None
        return f"Cannot connect to host {self.host}:{self.port} ssl:{secure} [{self.strerror}]"


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ClientSSLError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = "Server disconnected" if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, _asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(ClientError):
    pass


_standin._name_exceptions(globals(), "aiohttp.client_exceptions")
client_exceptions = _types.ModuleType("aiohttp.client_exceptions", "The exceptions of the client.")
client_exceptions.__dict__.update({name: value for name, value in list(globals().items())
                                   if getattr(value, "__module__", "") == "aiohttp.client_exceptions"})
client_exceptions.__getattr__ = _standin._missing("aiohttp.client_exceptions")
_sys.modules["aiohttp.client_exceptions"] = client_exceptions


# ---- what a session is told

@_dataclasses.dataclass(frozen=True)
class ClientTimeout:
    """In seconds; None is no limit."""
    total: float = None
    connect: float = None
    sock_read: float = None
    sock_connect: float = None
    ceil_threshold: float = 5


_DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)
_OF_SESSION = object()


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login, self.password, self.encoding = login, password, encoding


class TCPConnector(_standin.Limited):
    """At most `limit` requests at a time, and `limit_per_host` to one host; 0 is no limit."""

    def __init__(self, *, limit=100, limit_per_host=0, **others):
        _asyncio.get_running_loop()
        self.limit, self.limit_per_host = limit, limit_per_host
        self._all = _asyncio.Semaphore(limit) if limit else _contextlib.nullcontext()
        self._hosts = {}
        self._closed = False

    def _host(self, name):
        if not self.limit_per_host:
            return _contextlib.nullcontext()
        return self._hosts.setdefault(name, _asyncio.Semaphore(self.limit_per_host))

    @_contextlib.asynccontextmanager
    async def _connection(self, host):
        async with self._all, self._host(host):
            yield

    @property
    def closed(self):
        return self._closed

    async def close(self):
        self._closed = True


# ---- answers

class StreamReader(_standin.Limited):
    """`response.content`: the body as it comes."""

    def __init__(self, response):
        self._response, self._at = response, 0

    async def _take(self, end):
        body = self._response._take_body()
        await _asyncio.sleep(0)
        piece = body[self._at:end]
        self._at += len(piece)
        if self._at == len(body):
            self._response._ended()
        return piece

    async def read(self, n=-1):
        return await self._take(None if n < 0 else self._at + n)

    async def readline(self):
        end = self._response._answer.body.find(b"\n", self._at)
        return await self._take(end + 1 if end >= 0 else None)

    async def iter_chunked(self, n):
        while piece := await self._take(self._at + n):
            yield piece

    async def iter_any(self):
        if piece := await self._take(None):
            yield piece

    async def __aiter__(self):
        while line := await self.readline():
            yield line


class ClientResponse(_standin.Limited):
    def __init__(self, method, url, answer, request_info):
        self.method, self.url, self.real_url, self.request_info = method, url, url, request_info
        self.status, self.reason = answer.status, _standin._reason(answer.status)
        self.headers = _standin._Headers(answer.headers)
        self.content_type = self.headers["Content-Type"].partition(";")[0]
        self.history, self.cookies = (), {}
        self.content = StreamReader(self)
        self._answer, self._body, self._released, self._closed = answer, None, False, False

    @property
    def ok(self):
        return self.status < 400

    @property
    def closed(self):
        return self._closed

    def _take_body(self):
        if self._released:
            raise ClientConnectionError("Connection closed")
        return self._answer.body

    def _ended(self):
        self._closed = True             # the connection went back; what was read stays

    async def _read(self):
        if self._body is None:
            body = self._take_body()
            await _asyncio.sleep(0)
            self._body = body
            self._ended()
        return self._body

    async def read(self):
        if self._body is not None and self._released:
            raise ClientConnectionError("Connection closed")
        return await self._read()

    async def text(self, encoding=None, errors="strict"):
        return (await self._read()).decode(encoding or "utf-8", errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        body = await self._read()
        if content_type and self.content_type != content_type and not self.content_type.endswith("+json"):
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message="Attempt to decode JSON with unexpected mimetype: " + self.content_type)
        return loads(body.decode(encoding or "utf-8")) if body.strip() else None

    def raise_for_status(self):
        if not self.ok:
            self._release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    def _release(self):
        self._released = self._closed = True

    def release(self):
        self._release()

    def close(self):
        self._release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._release()

    def __repr__(self):
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"


class _RequestContextManager(_standin._Awaited):
    """What session.get() returns: a request that is sent when it is awaited or entered."""


async def _release(response):
    response._release()


# ---- the session

class ClientSession(_standin.Limited):
    def __init__(self, base_url=None, *, connector=None, headers=None, timeout=None, raise_for_status=False, cookies=None,
                 auth=None, connector_owner=True, json_serialize=_json.dumps, trust_env=False):
        self._closed = True                                 # should the constructor fail
        self._loop = _asyncio.get_running_loop()            # RuntimeError without one
        if timeout is not None and not isinstance(timeout, ClientTimeout):
            raise ValueError(f"timeout parameter cannot be of {type(timeout)} type, please use 'timeout=ClientTimeout(...)'")
        self._base_url, self._timeout = base_url, timeout or _DEFAULT_TIMEOUT
        self._connector, self._owner = connector or _Pool(), connector_owner
        self.headers = _standin._Headers(headers or {})
        self._raise_for_status = raise_for_status
        self._responses = _weakref.WeakSet()
        self._closed = False

    @property
    def closed(self):
        return self._closed

    @property
    def timeout(self):
        return self._timeout

    @property
    def connector(self):
        return self._connector

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, timeout=_OF_SESSION,
                       raise_for_status=None, auth=None, cookies=None, allow_redirects=True, max_redirects=10, ssl=True,
                       proxy=None):
        if self._closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        url = _standin._with_query(_parse.urljoin(self._base_url or "", str(url)), params)
        parts = _check_url(url)
        headers = _standin._Headers({**self.headers, **(headers or {})})
        body = _standin._request_body(headers, data, json)
        limits = self._limits(timeout)
        async with _total(limits.total), self._connector._connection(parts.hostname):
            answer = _standin.web.ask(method, url, headers, body)
            await _come(answer, limits, url)
        if isinstance(answer, _standin.Fails):
            raise _error_of(answer.how, parts)
        info = _types.SimpleNamespace(url=url, method=method, headers=headers, real_url=url)
        response = ClientResponse(method, url, answer, info)
        self._responses.add(response)
        check = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    def _limits(self, timeout):
        if timeout is _OF_SESSION:
            return self._timeout
        if timeout is None or isinstance(timeout, ClientTimeout):
            return timeout or ClientTimeout()
        _warnings.warn("Passing a number as timeout is deprecated, use aiohttp.ClientTimeout", DeprecationWarning, stacklevel=3)
        return ClientTimeout(total=timeout)

    def request(self, method, url, **kwargs):
        return _RequestContextManager(self._request(method.upper(), url, **kwargs), _release)

    def get(self, url, **kwargs):
        return _RequestContextManager(self._request("GET", url, **kwargs), _release)

    def options(self, url, **kwargs):
        return _RequestContextManager(self._request("OPTIONS", url, **kwargs), _release)

    def head(self, url, **kwargs):
        return _RequestContextManager(self._request("HEAD", url, **kwargs), _release)

    def post(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("POST", url, data=data, **kwargs), _release)

    def put(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PUT", url, data=data, **kwargs), _release)

    def patch(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PATCH", url, data=data, **kwargs), _release)

    def delete(self, url, **kwargs):
        return _RequestContextManager(self._request("DELETE", url, **kwargs), _release)

    async def _close(self):
        if not self._closed:
            self._closed = True
            for response in self._responses:
                response._release()
            if self._owner:
                self._connector._closed = True

    async def close(self):
        await self._close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self._close()

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *error):
        pass

    def __del__(self):
        if not self.__dict__.get("_closed", True):
            _warnings.warn(f"Unclosed client session {self!r}", ResourceWarning, source=self)
            self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})


class _Pool:
    """The connector of a session that was given none: a hundred requests at a time."""

    def __init__(self):
        self._all, self._closed = _asyncio.Semaphore(100), False

    @_contextlib.asynccontextmanager
    async def _connection(self, host):
        async with self._all:
            yield


def _check_url(url):
    parts = _parse.urlsplit(url)
    if not parts.hostname:
        raise InvalidUrlClientError(url)
    if parts.scheme not in ("http", "https"):
        raise NonHttpUrlClientError(url)
    return parts


def _total(seconds):
    return _asyncio.timeout(seconds or None)


async def _come(answer, limits, url):
    """Wait for the answer as long as the limits of the socket allow."""
    no_connection = isinstance(answer, _standin.Fails) and answer.how in ("refused", "unknown-host")
    limit = (limits.sock_connect or limits.connect) if no_connection else limits.sock_read
    try:
        async with _asyncio.timeout(limit or None) as waiting:
            await _standin._wait(answer.after)
    except TimeoutError:
        if not waiting.expired():
            raise
        if no_connection:
            raise ConnectionTimeoutError(f"Connection timeout to host {url}") from None
        raise SocketTimeoutError("Timeout on reading data from socket") from None


def _error_of(how, parts):
    if isinstance(how, BaseException):
        return how
    if how == "refused":
        return ClientConnectorError(parts, OSError(111, f"Connect call failed ({parts.hostname!r})"))
    if how == "unknown-host":
        return ClientConnectorDNSError(parts, OSError(-2, "Name or service not known"))
    if how == "reset":
        return ClientOSError(104, "Connection reset by peer")
    return ServerDisconnectedError()


def request(method, url, **kwargs):
    """One request with a session of its own: `async with aiohttp.request("GET", url) as response`."""
    session = ClientSession()

    async def send():
        try:
            return await session._request(method.upper(), url, **kwargs)
        except BaseException:
            await session._close()
            raise

    async def leave(response):
        await session._close()
    return _RequestContextManager(send(), leave)
