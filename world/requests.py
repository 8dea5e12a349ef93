"""Stand-in for requests: blocking HTTP, answered by what standin was told. See standin."""
import datetime as _datetime
import http as _http
import json as _json
import sys as _sys
import time as _time
import types as _types
import urllib.parse as _parse

import standin as _standin

__version__ = "2.32.0"


# ---- exceptions

class RequestException(IOError):
    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop("response", None)
        self.request = kwargs.pop("request", getattr(self.response, "request", None))
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, _json.JSONDecodeError):
    def __init__(self, *args, **kwargs):
        _json.JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, *self.args, **kwargs)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class ProxyError(ConnectionError):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class URLRequired(RequestException):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class ChunkedEncodingError(RequestException):
    pass


_standin._name_exceptions(globals(), "requests.exceptions")
exceptions = _types.ModuleType("requests.exceptions", "The exceptions of requests.")
exceptions.__dict__.update({name: value for name, value in list(globals().items())
                            if getattr(value, "__module__", "") == "requests.exceptions"})
exceptions.__getattr__ = _standin._missing("requests.exceptions")
_sys.modules["requests.exceptions"] = exceptions
codes = _types.SimpleNamespace(**{status.name.lower(): status.value for status in _http.HTTPStatus})
__getattr__ = _standin._missing("requests")


# ---- answers

class Response(_standin.Limited):
    def __init__(self, request, answer, elapsed):
        self.request, self.url = request, request.url
        self.status_code, self.headers, self.content = answer.status, _standin._Headers(answer.headers), answer.body
        self.reason = _standin._reason(answer.status)
        self.elapsed = _datetime.timedelta(seconds=elapsed)
        self.encoding = "utf-8"
        self.history, self.cookies = [], {}

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    def json(self, **options):
        try:
            return _json.loads(self.content, **options)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def raise_for_status(self):
        if self.status_code >= 400:
            whose = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {whose} Error: {self.reason} for url: {self.url}", response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        body = self.text if decode_unicode else self.content
        chunk_size = chunk_size or len(body) or 1
        return iter([body[start:start + chunk_size] for start in range(0, len(body), chunk_size)])

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        body = self.text if decode_unicode else self.content
        return iter(body.split(delimiter) if delimiter else body.splitlines())

    def close(self):
        pass

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


# ---- asking

def _where(parts):
    kind, port = ("HTTPS", 443) if parts.scheme == "https" else ("HTTP", 80)
    return f"{kind}ConnectionPool(host={parts.hostname!r}, port={parts.port or port})"


def _check_url(url):
    if not isinstance(url, str):
        url = str(url)
    parts = _parse.urlsplit(url)
    if not parts.scheme:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    if parts.scheme not in ("http", "https"):
        raise InvalidSchema(f"No connection adapters were found for {url!r}")
    if not parts.hostname:
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    return parts


def _limits(timeout):
    """Seconds to connect and to read; None waits for ever."""
    connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    for limit in (connect, read):
        if limit is not None and limit <= 0:
            raise ValueError(f"Attempted to set connect timeout to {limit}, but the timeout cannot be set to a value "
                             f"less than or equal to 0.")
    return connect, read


def _send(method, url, params=None, data=None, headers=None, json=None, timeout=None, session_headers=None, auth=None,
          cookies=None, allow_redirects=True, stream=False, verify=True, cert=None, proxies=None, hooks=None, files=None):
    if files is not None:
        raise NotImplementedError("asynctutor's stand-in for requests cannot send files")
    url = _standin._with_query(url, params)
    parts = _check_url(url)
    headers = _standin._Headers({**(session_headers or {}), **(headers or {})})
    body = _standin._request_body(headers, data, json)
    request = _standin.Request(method.upper(), url, headers, body)
    connect, read = _limits(timeout)
    began = _time.monotonic()
    answer = _standin.web.ask(request.method, url, headers, body)
    no_connection = isinstance(answer, _standin.Fails) and answer.how in ("refused", "unknown-host")
    limit = connect if no_connection else read
    if not _standin._block(answer.after, limit):
        if no_connection:
            raise ConnectTimeout(f"{_where(parts)}: Max retries exceeded with url: {parts.path} (Caused by "
                                 f"ConnectTimeoutError('Connection to {parts.hostname} timed out. (connect "
                                 f"timeout={connect})'))", request=request)
        raise ReadTimeout(f"{_where(parts)}: Read timed out. (read timeout={read})", request=request)
    if isinstance(answer, _standin.Fails):
        raise _error_of(answer.how, parts, request)
    return Response(request, answer, _time.monotonic() - began)


def _error_of(how, parts, request):
    if isinstance(how, BaseException):
        return how
    texts = {"refused": f"{_where(parts)}: Max retries exceeded with url: {parts.path} (Caused by NewConnectionError("
                        f"'Failed to establish a new connection: [Errno 111] Connection refused'))",
             "unknown-host": f"{_where(parts)}: Max retries exceeded with url: {parts.path} (Caused by "
                             f"NameResolutionError(\"Failed to resolve {parts.hostname!r}\"))",
             "disconnected": "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
             "reset": "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))"}
    return ConnectionError(texts[how], request=request)


def request(method, url, **kwargs):
    return _send(method, url, **kwargs)


def get(url, params=None, **kwargs):
    return _send("GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return _send("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return _send("HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return _send("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return _send("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return _send("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return _send("DELETE", url, **kwargs)


class Session(_standin.Limited):
    """Can be used after close(), as in requests: that only gives its connections back."""

    def __init__(self):
        self.headers, self.params, self.cookies = _standin._Headers({"User-Agent": f"python-requests/{__version__}"}), {}, {}
        self.auth, self.verify, self.proxies = None, True, {}

    def _send(self, method, url, params=None, **kwargs):
        return _send(method, url, params={**self.params, **dict(params or {})}, session_headers=self.headers, **kwargs)

    def request(self, method, url, **kwargs):
        return self._send(method, url, **kwargs)

    def get(self, url, **kwargs):
        return self._send("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self._send("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        return self._send("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self._send("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self._send("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self._send("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self._send("DELETE", url, **kwargs)

    def mount(self, prefix, adapter):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def session():
    return Session()
