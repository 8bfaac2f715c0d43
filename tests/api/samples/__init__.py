"""A valid answer of every endpoint with its parser: for the tests that hold for all of them.

Each topic lists (shape in the simulator's shapes.toml, parser, valid answer). A parser of a list
returns the tuple of what it holds.
"""

from collections.abc import Callable

from . import home, messages, notifications, timetable

PARSERS: list[tuple[str, Callable[[object], object], object]] = [
    *home.PARSERS,
    *messages.PARSERS,
    *notifications.PARSERS,
    *timetable.PARSERS,
]
