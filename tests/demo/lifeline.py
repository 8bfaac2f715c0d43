"""Ends a program when the one that started it is gone, however that came about.

`python -m tests.demo.lifeline MODULE [argument...]` runs a module under that care.
"""

import os
import runpy
import signal
import sys
from threading import Thread


def hold() -> None:
    """Interrupt this program as soon as the other end of its standard input is closed."""
    Thread(target=_watch, name="lifeline", daemon=True).start()


def _watch() -> None:
    """Wait for the end of standard input; nothing is ever written to it."""
    # Not through sys.stdin: a daemon thread must not hold its lock when Python ends.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    hold()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
