"""A valid answer of every endpoint with its parser: for the tests that hold for all of them.

Each topic lists (shape in the simulator's shapes.toml, parser, valid answer). A parser of a list
returns the tuple of what it holds.
"""

from collections.abc import Callable

from . import (
    attendance,
    calendar,
    care,
    home,
    learning_log,
    menu_matilda,
    menu_schools,
    messages,
    news,
    notifications,
    plans,
    tasks,
    timetable,
)

PARSERS: list[tuple[str, Callable[[object], object], object]] = [
    *attendance.PARSERS,
    *calendar.PARSERS,
    *care.PARSERS,
    *home.PARSERS,
    *learning_log.PARSERS,
    *menu_matilda.PARSERS,
    *menu_schools.PARSERS,
    *messages.PARSERS,
    *news.PARSERS,
    *notifications.PARSERS,
    *plans.PARSERS,
    *tasks.PARSERS,
    *timetable.PARSERS,
]
