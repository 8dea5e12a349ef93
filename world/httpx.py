"""Stand-in for httpx, with its blocking and its async client, answered by what standin was told. See standin."""
import asyncio as _asyncio
import contextlib as _contextlib
import datetime as _datetime
import http as _http
import json as _json
import time as _time
import types as _types
import urllib.parse as _parse

import standin as _standin

__version__ = "0.28.0"
__getattr__ = _standin._missing("httpx")
codes = _types.SimpleNamespace(**{status.name: status.value for status in _http.HTTPStatus})


# ---- exceptions

class HTTPError(Exception):
    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request


class RequestError(HTTPError):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ReadError(NetworkError):
    pass


class WriteError(NetworkError):
    pass


class ConnectError(NetworkError):
    pass


class CloseError(NetworkError):
    pass


class ProxyError(TransportError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class ProtocolError(TransportError):
    pass


class LocalProtocolError(ProtocolError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class DecodingError(RequestError):
    pass


class TooManyRedirects(RequestError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message)
        self._request, self.response = request, response


class InvalidURL(Exception):
    pass


class StreamError(RuntimeError):
    pass


class StreamConsumed(StreamError):
    pass


class StreamClosed(StreamError):
    pass


class ResponseNotRead(StreamError):
    def __init__(self):
        super().__init__("Attempted to access streaming response content, without having called `read()`.")


# ---- what a client is told

_UNSET = object()


class Timeout(_standin.Limited):
    """In seconds; None waits for ever."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        given = (connect, read, write, pool)
        if timeout is _UNSET and _UNSET in given:
            raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
        if isinstance(timeout, Timeout):
            base = (timeout.connect, timeout.read, timeout.write, timeout.pool)
        elif isinstance(timeout, tuple):
            base = (*timeout, None, None)[:4]
        else:
            base = (timeout,) * 4
        self.connect, self.read, self.write, self.pool = [
            default if value is _UNSET else value for value, default in zip(given, base)]

    def __eq__(self, other):
        return isinstance(other, Timeout) and vars(self) == vars(other)

    def __repr__(self):
        return f"Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})"


class Limits(_standin.Limited):
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections, self.keepalive_expiry = max_connections, keepalive_expiry
        self.max_keepalive_connections = max_keepalive_connections


# ---- answers

class Response(_standin.Limited):
    def __init__(self, request, answer, elapsed, streamed=False):
        self.request, self.url = request, request.url
        self.status_code, self.reason_phrase = answer.status, _standin._reason(answer.status)
        self.headers = _standin._Headers(answer.headers)
        self.elapsed = _datetime.timedelta(seconds=elapsed)
        self.history, self.cookies, self.http_version, self.encoding = [], {}, "HTTP/1.1", "utf-8"
        self._body, self._read, self._consumed, self._closed = answer.body, not streamed, False, not streamed

    @property
    def is_closed(self):
        return self._closed

    @property
    def content(self):
        if not self._read:
            raise ResponseNotRead()
        return self._body

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    def json(self, **options):
        return _json.loads(self.content, **options)

    @property
    def is_informational(self):
        return self.status_code // 100 == 1

    @property
    def is_success(self):
        return self.status_code // 100 == 2

    @property
    def is_redirect(self):
        return self.status_code // 100 == 3

    @property
    def is_client_error(self):
        return self.status_code // 100 == 4

    @property
    def is_server_error(self):
        return self.status_code // 100 == 5

    @property
    def is_error(self):
        return self.status_code >= 400

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error", 5: "Server error"}
        raise HTTPStatusError(f"{kind[self.status_code // 100]} '{self.status_code} {self.reason_phrase}' for url "
                              f"'{self.url}'", request=self.request, response=self)

    def _take(self):
        if not self._read:
            if self._consumed:
                raise StreamConsumed("Attempted to read or stream some content, but the content has already been streamed.")
            if self._closed:
                raise StreamClosed("Attempted to read or stream content, but the stream has been closed.")
            self._consumed = True
        return self._body

    def _pieces(self, size, lines=False, text=False):
        body = self._take()
        if lines:
            return body.decode(self.encoding).splitlines()
        body = body.decode(self.encoding) if text else body
        size = size or len(body) or 1
        return [body[start:start + size] for start in range(0, len(body), size)]

    def read(self):
        self._body, self._read = self._take(), True
        return self._body

    def iter_bytes(self, chunk_size=None):
        yield from self._pieces(chunk_size)

    def iter_text(self, chunk_size=None):
        yield from self._pieces(chunk_size, text=True)

    def iter_lines(self):
        yield from self._pieces(None, lines=True)

    async def aread(self):
        await _asyncio.sleep(0)
        self._body, self._read = self._take(), True
        return self._body

    async def aiter_bytes(self, chunk_size=None):
        for piece in self._pieces(chunk_size):
            await _asyncio.sleep(0)
            yield piece

    async def aiter_text(self, chunk_size=None):
        for piece in self._pieces(chunk_size, text=True):
            await _asyncio.sleep(0)
            yield piece

    async def aiter_lines(self):
        for line in self._pieces(None, lines=True):
            await _asyncio.sleep(0)
            yield line

    def close(self):
        self._closed = True

    async def aclose(self):
        self._closed = True

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


# ---- clients

class _Client(_standin.Limited):
    def __init__(self, *, base_url="", headers=None, params=None, timeout=5.0, limits=None, auth=None, cookies=None,
                 follow_redirects=False, verify=True, http2=False, event_hooks=None, trust_env=True):
        self.base_url, self.params, self.timeout = str(base_url), dict(params or {}), Timeout(timeout)
        self.headers = _standin._Headers({"User-Agent": f"python-httpx/{__version__}", **(headers or {})})
        self._limits = limits or Limits(max_connections=100)
        self._closed = self._entered = False

    @property
    def is_closed(self):
        return self._closed

    def _prepare(self, method, url, params=None, content=None, data=None, json=None, headers=None, timeout=_UNSET, auth=None,
                 cookies=None, follow_redirects=None):
        """The request, what answers, and the limits."""
        if self._closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        url = str(url)
        if self.base_url and not _parse.urlsplit(url).scheme:
            url = f"{self.base_url.rstrip('/')}/{url.lstrip('/')}"
        url = _standin._with_query(url, {**self.params, **dict(params or {})})
        parts = _parse.urlsplit(url)
        if parts.scheme not in ("http", "https"):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol." if not parts.scheme else
                                      f"Request URL has an unsupported protocol '{parts.scheme}://'.")
        headers = _standin._Headers({**self.headers, **(headers or {})})
        body = _standin._request_body(headers, data if content is None else content, json)
        request = _standin.Request(method.upper(), url, headers, body)
        return request, _standin.web.ask(request.method, url, headers, body), \
            self.timeout if timeout is _UNSET else Timeout(timeout)

    def _enter(self):
        if self._entered:
            raise RuntimeError("Cannot open a client instance more than once.")
        if self._closed:
            raise RuntimeError("Cannot reopen a client instance, once it has been closed.")
        self._entered = True
        return self


def _no_connection(answer):
    return isinstance(answer, _standin.Fails) and answer.how in ("refused", "unknown-host")


def _too_late(answer, request):
    return ConnectTimeout("", request=request) if _no_connection(answer) else ReadTimeout("", request=request)


def _outcome(answer, request, began, streamed):
    if not isinstance(answer, _standin.Fails):
        return Response(request, answer, _time.monotonic() - began, streamed)
    if isinstance(answer.how, BaseException):
        raise answer.how
    kind, text = {"refused": (ConnectError, "[Errno 111] Connection refused"),
                  "unknown-host": (ConnectError, "[Errno -2] Name or service not known"),
                  "reset": (ReadError, "[Errno 104] Connection reset by peer"),
                  "disconnected": (RemoteProtocolError, "Server disconnected without sending a response.")}[answer.how]
    raise kind(text, request=request)


class Client(_Client):
    def _send(self, method, url, streamed=False, **kwargs):
        request, answer, limits = self._prepare(method, url, **kwargs)
        began = _time.monotonic()
        if not _standin._block(answer.after, limits.connect if _no_connection(answer) else limits.read):
            raise _too_late(answer, request)
        return _outcome(answer, request, began, streamed)

    @_contextlib.contextmanager
    def stream(self, method, url, **kwargs):
        response = self._send(method, url, streamed=True, **kwargs)
        try:
            yield response
        finally:
            response._closed = True

    def request(self, method, url, **kwargs):
        return self._send(method, url, **kwargs)

    def get(self, url, **kwargs):
        return self._send("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self._send("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self._send("HEAD", url, **kwargs)

    def post(self, url, **kwargs):
        return self._send("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self._send("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self._send("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self._send("DELETE", url, **kwargs)

    def close(self):
        self._closed = True

    def __enter__(self):
        return self._enter()

    def __exit__(self, *error):
        self._closed = True


class AsyncClient(_Client):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        most = self._limits.max_connections
        self._free = _asyncio.Semaphore(most) if most else None

    async def _send(self, method, url, streamed=False, **kwargs):
        request, answer, limits = self._prepare(method, url, **kwargs)
        began = _time.monotonic()
        await self._connection(limits, request)
        try:
            async with _asyncio.timeout(limits.connect if _no_connection(answer) else limits.read) as waiting:
                await _standin._wait(answer.after)
        except TimeoutError:
            if not waiting.expired():
                raise
            raise _too_late(answer, request) from None
        finally:
            if self._free:
                self._free.release()
        return _outcome(answer, request, began, streamed)

    async def _connection(self, limits, request):
        """Wait for a free connection of the pool."""
        if self._free is None:
            return
        try:
            async with _asyncio.timeout(limits.pool) as waiting:
                await self._free.acquire()
        except TimeoutError:
            if not waiting.expired():
                raise
            raise PoolTimeout("", request=request) from None

    def stream(self, method, url, **kwargs):
        return _Stream(self._send(method, url, streamed=True, **kwargs))

    async def request(self, method, url, **kwargs):
        return await self._send(method, url, **kwargs)

    async def get(self, url, **kwargs):
        return await self._send("GET", url, **kwargs)

    async def options(self, url, **kwargs):
        return await self._send("OPTIONS", url, **kwargs)

    async def head(self, url, **kwargs):
        return await self._send("HEAD", url, **kwargs)

    async def post(self, url, **kwargs):
        return await self._send("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self._send("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self._send("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self._send("DELETE", url, **kwargs)

    async def aclose(self):
        self._closed = True

    async def __aenter__(self):
        return self._enter()

    async def __aexit__(self, *error):
        self._closed = True


class _Stream:
    """What AsyncClient.stream() returns. It cannot be awaited."""

    def __init__(self, coroutine):
        self._coroutine, self._response = coroutine, None

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, *error):
        self._response._closed = True


# ---- without a client

def _once(method, url, *, verify=True, trust_env=True, **kwargs):
    client = Client()
    try:
        return client._send(method, url, **kwargs)
    finally:
        client._closed = True


def request(method, url, **kwargs):
    return _once(method, url, **kwargs)


def get(url, **kwargs):
    return _once("GET", url, **kwargs)


def options(url, **kwargs):
    return _once("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return _once("HEAD", url, **kwargs)


def post(url, **kwargs):
    return _once("POST", url, **kwargs)


def put(url, **kwargs):
    return _once("PUT", url, **kwargs)


def patch(url, **kwargs):
    return _once("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return _once("DELETE", url, **kwargs)


@_contextlib.contextmanager
def stream(method, url, **kwargs):
    client = Client()
    response = client._send(method, url, streamed=True, **kwargs)
    try:
        yield response
    finally:
        client._closed = response._closed = True


_standin._name_exceptions(globals(), "httpx")
