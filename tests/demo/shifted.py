"""Runs a program at another time: `python -m tests.demo.shifted SECONDS MODULE [argument...]`.

Every answer to what time it is comes that much later or earlier, and the clock goes on from there.
What measures time (monotonic clocks, and with them the event loop) is left alone, and so is what asks
the operating system by itself: certificates are checked at the real time.
"""

from collections.abc import Callable
import ctypes
from datetime import UTC, datetime, tzinfo
import gc
import runpy
import sys
import time


def shift(seconds: float) -> None:
    """Let this process live at another time; to be called before anything else is imported."""
    real_time = time.time

    def shifted_time() -> float:
        return real_time() + seconds

    def shifted_time_ns() -> int:
        return int(shifted_time() * 1e9)

    def now(cls: type[datetime], tz: tzinfo | None = None) -> datetime:
        return cls.fromtimestamp(shifted_time(), tz)

    def utcnow(cls: type[datetime]) -> datetime:
        return cls.fromtimestamp(shifted_time(), UTC).replace(tzinfo=None)

    time.time, time.time_ns = shifted_time, shifted_time_ns
    _replace(now=now, utcnow=utcnow)


def _replace(**methods: Callable[..., datetime]) -> None:
    """Replace class methods of `datetime` itself.

    A subclass would be the polite way, but instances of one are not what orjson takes for a time,
    and Home Assistant writes with orjson.
    """
    (namespace,) = gc.get_referents(datetime.__dict__)
    for name, method in methods.items():
        namespace[name] = classmethod(method)
    # Python remembers where it has found a method.
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(datetime))


if __name__ == "__main__":
    shift(float(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
