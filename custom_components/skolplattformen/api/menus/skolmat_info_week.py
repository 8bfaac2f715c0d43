"""A week's menu out of the JSON of skolmat.info.

Source: `docs/protocol.md` L.4.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
import re

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError, UnknownSchoolError
from .day_off import is_day_off
from .text import dish_name, tidy
from .week import BadItemError, Week, field_of, rows_of, text_of

_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_UNKNOWN = re.compile(r"not found|unknown|hittades inte|finns inte|okän[dt]", re.IGNORECASE)


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnknownSchoolError: the site says that it has no such kitchen.
        UnexpectedAnswerError: the answer is no menu or of another week, or nothing in it could
            be read.

    """
    if not isinstance(data, Mapping):
        raise UnexpectedAnswerError("the answer is no menu")
    _check_ok(data)
    week = Week(monday)
    for weekday, item in _days(data, monday).items():
        with week.item("day"):
            _read_day(monday, weekday, item, week)
    return week.menu(_school(data), now, skipped)


def _check_ok(data: Mapping[str, object]) -> None:
    """Raise the error that an answer which is not ok stands for."""
    if field_of(data, "ok") is True:
        return
    error = field_of(data, "error")
    if isinstance(error, str) and _UNKNOWN.search(error):
        raise UnknownSchoolError("the menu site does not know the school")
    raise UnexpectedAnswerError("the menu site says that it failed")


def _days(data: Mapping[str, object], monday: date) -> Mapping[object, object]:
    """Return what stands for the days of the week; nothing when no menu is published."""
    week = field_of(data, "week")
    if week is None:
        return {}
    try:
        year, number = field_of(week, "year"), field_of(week, "weekNumber")
        days = field_of(week, "days")
    except BadItemError as err:
        raise UnexpectedAnswerError("the week of the menu is no object") from err
    # The days have no dates: those of another week would be taken for ours.
    if (year, number) != monday.isocalendar()[:2]:
        raise UnexpectedAnswerError("the menu is of another week")
    if not isinstance(days, Mapping | None):
        raise UnexpectedAnswerError("the days of the menu are no object")
    return days or {}


def _read_day(monday: date, weekday: object, item: object, week: Week) -> None:
    name = text_of(weekday).upper()
    if name not in _WEEKDAYS:
        raise BadItemError
    if item is None:
        return
    day = monday + timedelta(days=_WEEKDAYS.index(name))
    closed = field_of(item, "isOpen") is False
    for row in rows_of(field_of(item, "rows")):
        with week.item("dish"):
            text = text_of(field_of(row, "text"))
            if not closed:
                week.serve(day, text, marks=_marks(row))
            elif is_day_off(dish_name(text)):
                # Other rows of a closed day are left over from when it was open.
                week.close(day, text)


def _marks(row: object) -> Iterator[str]:
    """Yield the allergens, which come in capitals."""
    allergens = field_of(row, "allergens")
    for allergen in allergens if isinstance(allergens, list) else ():
        if isinstance(allergen, str):
            yield allergen.replace("_", " ").capitalize()


def _school(data: Mapping[str, object]) -> str | None:
    facility = field_of(data, "facility")
    name = field_of(facility, "name") if isinstance(facility, Mapping) else None
    return (tidy(name) or None) if isinstance(name, str) else None
