"""A week's menu, put together from whatever rows a site sends: good ones survive bad neighbours.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
import re

from ...school.models import STOCKHOLM, Dish, Menu, MenuDay, monday_of
from ..exceptions import UnexpectedAnswerError
from .day_off import is_day_off
from .text import dish_name, tidy

_REACH = timedelta(weeks=26)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


class BadItemError(Exception):
    """An item of the answer does not have the shape we know."""


class Week:
    """The ISO week of a Monday, or more, while its rows are read; what lies outside is left out."""

    def __init__(self, monday: date, sunday: date | None = None) -> None:
        """Begin without any rows; with a Sunday, the weeks until then."""
        self.monday = monday
        self.sunday = sunday or monday + timedelta(days=6)
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


def empty_menu(week: date, now: datetime) -> Menu:
    """Return a menu without days, of the ISO week that holds the day."""
    return Week(monday_of(week)).menu(None, now, Counter())


def week_of(menu: Menu, monday: date) -> Menu:
    """Return the week that begins on the Monday out of a menu that may hold more."""
    sunday = monday + timedelta(days=6)
    days = tuple(day for day in menu.days if monday <= day.day <= sunday)
    return replace(menu, first=monday, last=sunday, days=days)


def weeks_around(now: datetime) -> Week:
    """Return the weeks that are read of an answer that holds all there are: half a year each way."""
    monday = this_monday(now)
    return Week(monday - _REACH, monday + _REACH + timedelta(days=6))


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
