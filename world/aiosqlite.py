"""Stand-in for aiosqlite: the real sqlite3 underneath, with the latencies that standin was told. See standin.

Statements of one connection come one after another, as they do in the thread that aiosqlite has for it.
"""
import asyncio as _asyncio
import sqlite3 as _sqlite3
import warnings as _warnings
from sqlite3 import (DatabaseError, Error, IntegrityError, InterfaceError, NotSupportedError, OperationalError,  # noqa: F401
                     ProgrammingError, Row, Warning, paramstyle, register_adapter, register_converter, sqlite_version,
                     sqlite_version_info)

import standin as _standin

__version__ = "0.20.0"
__getattr__ = _standin._missing("aiosqlite")


class _Result(_standin._Awaited):
    """What execute() and its like return: awaited it gives the result, entered it also closes a cursor at the end."""

    def __init__(self, coroutine):
        super().__init__(coroutine, _close_cursor)


async def _close_cursor(result):
    if isinstance(result, Cursor):
        result._cursor.close()


class Cursor(_standin.Limited):
    def __init__(self, connection, cursor):
        self._connection, self._cursor = connection, cursor
        self.iter_chunk_size = 64

    async def execute(self, sql, parameters=()):
        await self._connection._run(sql, self._cursor.execute, sql, parameters)
        return self

    async def executemany(self, sql, parameters):
        await self._connection._run(sql, self._cursor.executemany, sql, parameters)
        return self

    async def executescript(self, sql_script):
        await self._connection._run(sql_script, self._cursor.executescript, sql_script)
        return self

    async def fetchone(self):
        return await self._connection._at_once(self._cursor.fetchone)

    async def fetchmany(self, size=None):
        return await self._connection._at_once(self._cursor.fetchmany, size or self._cursor.arraysize)

    async def fetchall(self):
        return await self._connection._at_once(self._cursor.fetchall)

    async def close(self):
        await self._connection._at_once(self._cursor.close)

    @property
    def rowcount(self):
        return self._cursor.rowcount

    @property
    def lastrowid(self):
        return self._cursor.lastrowid

    @property
    def arraysize(self):
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value):
        self._cursor.arraysize = value

    @property
    def description(self):
        return self._cursor.description

    @property
    def row_factory(self):
        return self._cursor.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._cursor.row_factory = factory

    @property
    def connection(self):
        return self._cursor.connection

    async def __aiter__(self):
        while rows := await self._connection._at_once(self._cursor.fetchmany, self.iter_chunk_size):
            for row in rows:
                yield row

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self._connection._at_once(self._cursor.close)


class Connection(_standin.Limited):
    """Opens when it is awaited or entered."""

    def __init__(self, name, options):
        self._name, self._options, self._real = str(name), options, None
        self._closed = True
        self._turn = None

    async def _open(self):
        if self._turn is not None:
            raise RuntimeError("threads can only be started once")
        self._turn = _asyncio.Lock()
        options = {**self._options, "check_same_thread": False}
        known = _standin.database.known(self._name)
        await _standin._wait(_standin.database.latency(self._name))
        self._real = _standin.database.open(self._name, **options) if known else _sqlite3.connect(self._name, **options)
        self._closed = False
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *error):
        await self._close()

    @property
    def _conn(self):
        if self._real is None:
            raise ValueError("no active connection")
        return self._real

    async def _run(self, sql, function, *args):
        """A statement, with its latency. One that is cancelled while it runs is carried out nevertheless."""
        self._conn                                          # ValueError without one
        async with self._turn:
            answer = _standin.database.ask(self._name, sql)
            try:
                await _standin._wait(answer.after)
            except _asyncio.CancelledError:
                if not isinstance(answer, _standin.Fails):
                    function(*args)
                raise
            if isinstance(answer, _standin.Fails):
                raise _error_of(answer.how)
            return function(*args)

    async def _at_once(self, function, *args):
        self._conn
        async with self._turn:
            await _asyncio.sleep(0)
            return function(*args)

    async def _cursor_of(self, sql, method, *args):
        return Cursor(self, await self._run(sql, getattr(self._conn, method), *args))

    async def _close(self):
        if self._real is None:
            return
        async with self._turn:
            self._closed = True
            real, self._real = self._real, None
            real.close()

    def execute(self, sql, parameters=()):
        return _Result(self._cursor_of(sql, "execute", sql, parameters))

    def executemany(self, sql, parameters):
        return _Result(self._cursor_of(sql, "executemany", sql, parameters))

    def executescript(self, sql_script):
        return _Result(self._cursor_of(sql_script, "executescript", sql_script))

    def execute_fetchall(self, sql, parameters=()):
        return _Result(self._run(sql, lambda: self._conn.execute(sql, parameters).fetchall()))

    def execute_insert(self, sql, parameters=()):
        def insert():
            cursor = self._conn.execute(sql, parameters)
            return cursor.execute("SELECT last_insert_rowid()").fetchone()
        return _Result(self._run(sql, insert))

    def cursor(self):
        async def make():
            return Cursor(self, self._conn.cursor())
        return _Result(make())

    async def commit(self):
        await self._run("commit", self._conn.commit)

    async def rollback(self):
        await self._run("rollback", self._conn.rollback)

    async def close(self):
        await self._close()

    async def create_function(self, name, num_params, func, deterministic=False):
        await self._at_once(lambda: self._conn.create_function(name, num_params, func, deterministic=deterministic))

    @property
    def in_transaction(self):
        return self._conn.in_transaction

    @property
    def total_changes(self):
        return self._conn.total_changes

    @property
    def isolation_level(self):
        return self._conn.isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._conn.isolation_level = value

    @property
    def row_factory(self):
        return self._conn.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._conn.row_factory = factory

    def __del__(self):
        if not self.__dict__.get("_closed", True):
            _warnings.warn(f"{self!r} was deleted before being closed. Please use 'async with' or '.close()' to close the "
                           f"connection properly.", ResourceWarning, source=self)


def _error_of(how):
    if isinstance(how, BaseException):
        return how
    return OperationalError({"locked": "database is locked", "lost": "disk I/O error"}[how])


def connect(database, *, iter_chunk_size=64, **options):
    return Connection(database, options)
