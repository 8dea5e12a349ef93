"""datetime.now() and its kin tell the date of the virtual clock. They are made in C, so a class of the same name does it."""
import sys
import time
import warnings

DEPRECATED = (3, 12)                    # since when utcnow() warns


def put_in(module):
    """hook of datetime"""
    real, utc = module.datetime, module.timezone.utc

    class datetime(real):
        __doc__, __slots__ = real.__doc__, ()

        @classmethod
        def now(cls, tz=None):
            seconds, rest = divmod(time.time_ns(), 1_000_000_000)
            return cls.fromtimestamp(seconds, tz).replace(microsecond=rest // 1000)

        @classmethod
        def today(cls):
            return cls.now()

        @classmethod
        def utcnow(cls):
            if sys.version_info >= DEPRECATED:
                warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use "
                              "timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                              DeprecationWarning, stacklevel=2)
            return cls.now(utc).replace(tzinfo=None)

        def __repr__(self):
            return "datetime." * (type(self) is datetime) + real.__repr__(self)
    for method in ("now", "today", "utcnow"):
        vars(datetime)[method].__func__.__doc__ = getattr(real, method).__doc__
    datetime.__module__, datetime.__qualname__ = "datetime", "datetime"
    for end in ("min", "max"):
        setattr(datetime, end, datetime.fromisoformat(getattr(real, end).isoformat()))
    module.datetime = datetime


HOOKS = {"datetime": put_in}
