"""Stand-in for asyncpg: databases that standin was told of. See standin.

Each is an SQLite in memory with the manners of PostgreSQL; the SQL of both must be the same.
"""
import asyncio as _asyncio
import re as _re
import socket as _socket
import sqlite3 as _sqlite3
import sys as _sys
import types as _types
import urllib.parse as _parse

import standin as _standin

__version__ = "0.30.0"
__getattr__ = _standin._missing("asyncpg")


# ---- exceptions

class PostgresError(Exception):
    pass


class PostgresConnectionError(PostgresError):
    pass


class ConnectionDoesNotExistError(PostgresConnectionError):
    pass


class SyntaxOrAccessError(PostgresError):
    pass


class PostgresSyntaxError(SyntaxOrAccessError):
    pass


class UndefinedTableError(SyntaxOrAccessError):
    pass


class UndefinedColumnError(SyntaxOrAccessError):
    pass


class IntegrityConstraintViolationError(PostgresError):
    pass


class UniqueViolationError(IntegrityConstraintViolationError):
    pass


class NotNullViolationError(IntegrityConstraintViolationError):
    pass


class ForeignKeyViolationError(IntegrityConstraintViolationError):
    pass


class CheckViolationError(IntegrityConstraintViolationError):
    pass


class InvalidCatalogNameError(PostgresError):
    pass


class NoActiveSQLTransactionError(PostgresError):
    pass


class TransactionRollbackError(PostgresError):
    pass


class DeadlockDetectedError(TransactionRollbackError):
    pass


class TooManyConnectionsError(PostgresError):
    pass


class QueryCanceledError(PostgresError):
    pass


class InterfaceError(Exception):
    pass


_standin._name_exceptions(globals(), "asyncpg.exceptions")
exceptions = _types.ModuleType("asyncpg.exceptions", "The exceptions of asyncpg.")
exceptions.__dict__.update({name: value for name, value in list(globals().items())
                            if getattr(value, "__module__", "") == "asyncpg.exceptions"})
exceptions.__getattr__ = _standin._missing("asyncpg.exceptions")
_sys.modules["asyncpg.exceptions"] = exceptions

_OF_SQLITE = (("UNIQUE", UniqueViolationError), ("NOT NULL", NotNullViolationError), ("FOREIGN KEY", ForeignKeyViolationError),
              ("CHECK", CheckViolationError), ("no such table", UndefinedTableError),
              ("no such column", UndefinedColumnError), ("syntax error", PostgresSyntaxError),
              ("incomplete input", PostgresSyntaxError))


def _translated(error):
    text = str(error)
    kind = next((kind for part, kind in _OF_SQLITE if part in text), PostgresError)
    return kind(text)


def _error_of(how):
    if isinstance(how, BaseException):
        return how
    kinds = {"refused": (ConnectionRefusedError, 111, "Connect call failed"),
             "unknown-host": (_socket.gaierror, -2, "Name or service not known"),
             "reset": (ConnectionResetError, 104, "Connection reset by peer"),
             "locked": (DeadlockDetectedError, "deadlock detected"),
             "lost": (ConnectionDoesNotExistError, "connection was closed in the middle of operation"),
             "disconnected": (ConnectionDoesNotExistError, "connection was closed in the middle of operation")}
    kind, *args = kinds[how]
    return kind(*args)


class Record:
    """A row: by name, by number, and in order. It has no attributes for its columns."""
    __slots__ = ("_names", "_values")

    def __init__(self, names, values):
        self._names, self._values = names, values

    def __getitem__(self, key):
        if isinstance(key, str):
            try:
                return self._values[self._names.index(key)]
            except ValueError:
                raise KeyError(key) from None
        return self._values[key]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self._values)

    def items(self):
        return iter(list(zip(self._names, self._values)))

    def __contains__(self, key):
        return key in self._names

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return tuple(self) == tuple(other) if isinstance(other, (Record, tuple)) else NotImplemented

    def __hash__(self):
        return hash(self._values)

    def __repr__(self):
        return "<Record " + " ".join(f"{name}={value!r}" for name, value in self.items()) + ">"


# ---- connections

class Connection(_standin.Limited):
    def __init__(self, name, command_timeout=None, pooled=False):
        self._name, self._command_timeout, self._pooled = name, command_timeout, pooled
        self._real = _standin.database.open(name, isolation_level=None, check_same_thread=False)
        self._busy, self._depth = False, 0

    @property
    def _closed(self):
        return self._pooled or self._real is None           # a pool answers for its own

    def is_closed(self):
        return self._real is None

    def is_in_transaction(self):
        return self._real is not None and self._real.in_transaction

    async def _run(self, query, args, timeout, use):
        """One statement at a time, and as long as the world takes for it. USE makes the result of the cursor."""
        if self._real is None:
            raise InterfaceError("connection is closed")
        if self._busy:
            raise InterfaceError("cannot perform operation: another operation is in progress")
        expected = len(set(_re.findall(r"\$\d+", query)))
        if args and expected != len(args) or expected and not args:
            raise InterfaceError(f"the server expects {expected} argument{'s' * (expected != 1)} for this query, "
                                 f"{len(args)} {'was' if len(args) == 1 else 'were'} passed")
        self._busy = True
        try:
            async with _asyncio.timeout(self._command_timeout if timeout is None else timeout):
                return use(await self._answer(query, args))
        except _sqlite3.Error as error:
            raise _translated(error) from None
        finally:
            self._busy = False

    async def _answer(self, query, args):
        answer = _standin.database.ask(self._name, query)
        await _standin._wait(answer.after)
        if isinstance(answer, _standin.Fails):
            if answer.how in ("lost", "disconnected", "reset"):
                self._end()
            raise _error_of(answer.how)
        values = {str(number): value for number, value in enumerate(args, 1)}
        while True:
            try:
                if not args and ";" in query.rstrip().rstrip(";"):
                    return self._real.executescript(query)
                return self._real.execute(query, values)
            except _sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                await _standin._wait(0.01)                  # another transaction holds what this one wants

    async def fetch(self, query, *args, timeout=None):
        return await self._run(query, args, timeout, _rows)

    async def fetchrow(self, query, *args, timeout=None):
        return await self._run(query, args, timeout, _first)

    async def fetchval(self, query, *args, column=0, timeout=None):
        return await self._run(query, args, timeout, lambda cursor: _value(cursor, column))

    async def execute(self, query, *args, timeout=None):
        return await self._run(query, args, timeout, lambda cursor: _status(query, cursor))

    async def executemany(self, command, args, *, timeout=None):
        await self._run_many(command, args, timeout)

    async def _run_many(self, command, args, timeout):
        for one in args:
            await self._run(command, tuple(one), timeout, _rows)

    async def cursor(self, query, *args, prefetch=50, timeout=None):
        if not self.is_in_transaction():
            raise NoActiveSQLTransactionError("cursor cannot be created outside of a transaction")
        for row in await self._run(query, args, timeout, _rows):
            yield row

    def transaction(self, *, isolation=None, readonly=False, deferrable=False):
        return Transaction(self)

    def _end(self):
        if self._real is not None:
            real, self._real = self._real, None
            real.close()

    async def close(self, *, timeout=None):
        await _asyncio.sleep(0)
        self._end()

    def terminate(self):
        self._end()


def _rows(cursor):
    names = tuple(column[0] for column in cursor.description or ())
    return [Record(names, values) for values in cursor.fetchall()]


def _first(cursor):
    rows = _rows(cursor)
    return rows[0] if rows else None


def _value(cursor, column):
    row = _first(cursor)
    return None if row is None else row[column]


def _status(query, cursor):
    words = query.split()
    verb = words[0].upper() if words else ""
    if verb == "SELECT":
        return f"SELECT {len(cursor.fetchall())}"
    if verb == "INSERT":
        return f"INSERT 0 {cursor.rowcount}"
    if verb in ("UPDATE", "DELETE"):
        return f"{verb} {cursor.rowcount}"
    return " ".join(words[:2]).upper() if verb in ("CREATE", "DROP", "ALTER") else verb


class Transaction(_standin.Limited):
    """Nested ones are savepoints."""

    def __init__(self, connection):
        self._connection, self._state, self._savepoint = connection, "new", None

    async def _step(self, outermost, nested):
        await self._connection._run(nested.format(self._savepoint) if self._savepoint else outermost, (), None, _rows)

    async def _start(self):
        if self._state != "new":
            raise InterfaceError("cannot start; the transaction is already started")
        self._connection._depth += 1
        if self._connection.is_in_transaction():
            self._savepoint = f"level{self._connection._depth}"
        await self._step("BEGIN", "SAVEPOINT {0}")
        self._state = "started"

    async def _finish(self, state, outermost, nested):
        if self._state != "started":
            raise InterfaceError(f"cannot {outermost.lower()}; the transaction is {self._state}")
        self._connection._depth -= 1
        self._state = state
        await self._step(outermost, nested)

    async def start(self):
        await self._start()

    async def commit(self):
        await self._finish("committed", "COMMIT", "RELEASE {0}")

    async def rollback(self):
        await self._finish("rolled back", "ROLLBACK", "ROLLBACK TO {0}")

    async def __aenter__(self):
        await self._start()

    async def __aexit__(self, kind, *error):
        if self._connection._real is None:
            return
        if kind is None:
            await self._finish("committed", "COMMIT", "RELEASE {0}")
        else:
            await self._finish("rolled back", "ROLLBACK", "ROLLBACK TO {0}")


def _name_of(dsn, database):
    return database or _parse.urlsplit(dsn or "").path.lstrip("/") or "postgres"


async def _connect(name, timeout=60, **options):
    if not _standin.database.known(name):
        raise InvalidCatalogNameError(f'database "{name}" does not exist')
    async with _asyncio.timeout(timeout):
        answer = _standin.database.ask(name, "connect")
        await _standin._wait(answer.after)
    if isinstance(answer, _standin.Fails):
        raise _error_of(answer.how)
    return Connection(name, **options)


async def connect(dsn=None, *, host=None, port=None, user=None, password=None, database=None, timeout=60,
                  command_timeout=None, ssl=None, server_settings=None):
    return await _connect(_name_of(dsn, database), timeout, command_timeout=command_timeout)


# ---- pools

class PoolConnectionProxy:
    """A connection of a pool, until it is given back."""

    def __init__(self, connection):
        self._con = connection

    @property
    def _closed(self):
        return self._con is None

    async def close(self, *, timeout=None):
        await self._con.close()

    def __getattr__(self, name):
        if not hasattr(Connection, name):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        if self._con is None:
            raise InterfaceError(f"cannot call Connection.{name}(): connection has been released back to the pool")
        return getattr(self._con, name)


class _Acquiring:
    """What pool.acquire() returns."""

    def __init__(self, pool, timeout):
        self._pool, self._timeout, self._proxy = pool, timeout, None

    def __await__(self):
        return self._pool._take(self._timeout).__await__()

    async def __aenter__(self):
        self._proxy = await self._pool._take(self._timeout)
        return self._proxy

    async def __aexit__(self, *error):
        await self._pool._give_back(self._proxy)


class Pool(_standin.Limited):
    """Ready when it has been awaited or entered."""

    def __init__(self, name, min_size, max_size, command_timeout):
        if max_size <= 0:
            raise ValueError("max_size is expected to be greater than zero")
        if min_size > max_size:
            raise ValueError("min_size is greater than max_size")
        self._name, self._max_size, self._options = name, max_size, {"command_timeout": command_timeout, "pooled": True}
        self._min_size, self._size = min_size, 0
        self._idle, self._out = [], set()
        self._free = self._returned = None
        self._closed = True                                 # there is nothing to close yet

    async def _open(self):
        if self._free is None:
            if self._min_size:
                self._idle.append(await _connect(self._name, **self._options))
                self._idle += [Connection(self._name, **self._options) for _ in range(self._min_size - 1)]
            self._free, self._returned = _asyncio.Semaphore(self._max_size), _asyncio.Event()
            self._closed = False
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *error):
        await self._close()

    def _check(self):
        if self._free is None:
            raise InterfaceError("pool is not initialized")
        if self._closed:
            raise InterfaceError("pool is closed")

    async def _take(self, timeout=None):
        self._check()
        async with _asyncio.timeout(timeout):
            await self._free.acquire()
        try:
            while self._idle and self._idle[-1].is_closed():
                self._idle.pop()
            connection = self._idle.pop() if self._idle else await _connect(self._name, **self._options)
        except BaseException:
            self._free.release()
            raise
        proxy = PoolConnectionProxy(connection)
        self._out.add(proxy)
        return proxy

    async def _give_back(self, proxy):
        if proxy not in self._out:
            return
        self._out.remove(proxy)
        connection, proxy._con = proxy._con, None
        if connection.is_in_transaction():
            connection._real.rollback()
        if not connection.is_closed():
            self._idle.append(connection)
        self._free.release()
        self._returned.set()

    def acquire(self, *, timeout=None):
        return _Acquiring(self, timeout)

    async def release(self, connection, *, timeout=None):
        await self._give_back(connection)

    async def _with_one(self, method, *args):
        """METHOD is one of the connection's that are no calls of the world of their own."""
        proxy = await self._take()
        try:
            return await getattr(proxy._con, method)(*args)
        finally:
            await self._give_back(proxy)

    async def fetch(self, query, *args, timeout=None):
        return await self._with_one("_run", query, args, timeout, _rows)

    async def fetchrow(self, query, *args, timeout=None):
        return await self._with_one("_run", query, args, timeout, _first)

    async def fetchval(self, query, *args, column=0, timeout=None):
        return await self._with_one("_run", query, args, timeout, lambda cursor: _value(cursor, column))

    async def execute(self, query, *args, timeout=None):
        return await self._with_one("_run", query, args, timeout, lambda cursor: _status(query, cursor))

    async def executemany(self, command, args, *, timeout=None):
        await self._with_one("_run_many", command, args, timeout)

    def get_size(self):
        return len(self._idle) + len(self._out)

    def get_idle_size(self):
        return len(self._idle)

    def get_min_size(self):
        return self._min_size

    def get_max_size(self):
        return self._max_size

    def _end(self):
        self._closed = True
        for connection in self._idle + [proxy._con for proxy in self._out]:
            connection._end()
        self._idle.clear()

    async def _close(self):
        if self._closed:
            return
        self._closed = True
        while self._out:                                    # waits for whoever has a connection
            self._returned.clear()
            await self._returned.wait()
        self._end()

    async def close(self):
        await self._close()

    def terminate(self):
        self._end()


def create_pool(dsn=None, *, min_size=10, max_size=10, command_timeout=None, host=None, port=None, user=None, password=None,
                database=None, max_queries=50000, max_inactive_connection_lifetime=300.0, timeout=60, ssl=None,
                server_settings=None):
    return Pool(_name_of(dsn, database), min_size, max_size, command_timeout)
