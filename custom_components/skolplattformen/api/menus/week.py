"""A week's menu, put together from whatever rows a site sends: good ones survive bad neighbours.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
import re

from ...school.models import STOCKHOLM, Dish, Menu, MenuDay, monday_of
from ..exceptions import UnexpectedAnswerError
from .day_off import is_day_off
from .text import dish_name, tidy

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


class BadItemError(Exception):
    """An item of the answer does not have the shape we know."""


class Week:
    """The ISO week of a Monday while its rows are read; what lies outside it is left out."""

    def __init__(self, monday: date) -> None:
        """Begin without any rows."""
        self.monday = monday
        self.sunday = monday + timedelta(days=6)
        self.bad: Counter[str] = Counter()
        self._closed: dict[date, str] = {}
        self._days_off: dict[date, str] = {}
        self._dishes: dict[date, list[Dish]] = {}

    @contextmanager
    def item(self, kind: str) -> Iterator[None]:
        """Read one item; one that raises BadItemError is left out and counted."""
        try:
            yield
        except BadItemError:
            self.bad[kind] += 1

    def close(self, day: date, reason: str) -> None:
        """Note that the kitchen is closed on a day; a blank reason says nothing."""
        if tidy(reason):
            self._closed[day] = tidy(reason)

    def entitle(self, day: date, name: str) -> None:
        """Note what a day is called: its first name closes a day on which nothing is served."""
        if tidy(name):
            self._days_off.setdefault(day, tidy(name))

    def serve(
        self,
        day: date,
        name: object,
        *,
        meal: object = None,
        label: object = None,
        marks: Iterable[object] = (),
    ) -> None:
        """Add a dish to a day; a blank one is none, and the same one twice is one.

        The name of a holiday is no dish: it closes a day on which nothing else is served.

        Raises:
            BadItemError: its name is no text.

        """
        cleaned = dish_name(text_of(name))
        if is_day_off(cleaned):
            self._days_off.setdefault(day, cleaned)
            return
        served = self._dishes.setdefault(day, [])
        dish = Dish(
            name=cleaned,
            meal=_optional(meal),
            label=_optional(label),
            marks=tuple(dict.fromkeys(filter(None, map(_optional, marks)))),
        )
        alike = (
            known.name.casefold() == cleaned.casefold()
            for known in served
            if known.meal == dish.meal
        )
        if cleaned and not any(alike):
            served.append(dish)

    def menu(self, school: str | None, now: datetime, skipped: Counter[str]) -> Menu:
        """Return the menu; what was left out is added to `skipped`.

        Raises:
            UnexpectedAnswerError: there were rows, and none of them could be read.

        """
        served = {day: tuple(dishes) for day, dishes in self._dishes.items() if dishes}
        off = {day: reason for day, reason in self._days_off.items() if day not in served}
        closed = off | self._closed
        days = tuple(
            MenuDay(day=day, closed=closed[day])
            if day in closed
            else MenuDay(day=day, dishes=served[day])
            for day in sorted({*closed, *served})
            if self.monday <= day <= self.sunday
        )
        skipped.update(self.bad)
        if self.bad and not closed and not served:
            # Not "nothing published": the site has changed what it sends. Days of other weeks, where
            # a site sends all it has, show that it has not.
            raise UnexpectedAnswerError("no day of the menu could be read")
        return Menu(school=school, first=self.monday, last=self.sunday, read_at=now, days=days)


def this_monday(now: datetime) -> date:
    """Return the Monday of the week that it is in Sweden."""
    return monday_of(now.astimezone(STOCKHOLM).date())


def date_of(value: object) -> date:
    """Return the day that a text begins with; a time of day and a Z after it mean nothing.

    Raises:
        BadItemError: it begins with none.

    """
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        raise BadItemError
    try:
        return date.fromisoformat(match.group())
    except ValueError as err:
        raise BadItemError from err


def text_of(value: object) -> str:
    """Return a text.

    Raises:
        BadItemError: it is none.

    """
    if not isinstance(value, str):
        raise BadItemError
    return value


def rows_of(value: object) -> list[object]:
    """Return the rows of a list that may be missing.

    Raises:
        BadItemError: it is something else.

    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadItemError
    return value


def field_of(item: object, name: str) -> object:
    """Return a field whatever the case of its key; None when it is missing.

    Raises:
        BadItemError: the item is no object.

    """
    if not isinstance(item, Mapping):
        raise BadItemError
    if name in item:
        return item[name]
    folded = name.casefold()
    return next((value for key, value in item.items() if key.casefold() == folded), None)


def _optional(value: object) -> str | None:
    return (tidy(value) or None) if isinstance(value, str) else None
