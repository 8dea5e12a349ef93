"""The call of the world that the running code is inside of. Tasks and threads that it makes inherit it."""
from contextvars import ContextVar

_innermost = ContextVar("asynctrace_span", default=None)

innermost_span = _innermost.get
enter_span = _innermost.set
leave_span = _innermost.reset
