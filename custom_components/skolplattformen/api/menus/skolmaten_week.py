"""A week's menu out of the JSON of skolmaten.se. Pictures are dropped.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .text import tidy
from .week import BadItemError, Week, date_of, field_of, rows_of, text_of


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, Mapping) or not any(
        field_of(data, key) for key in ("WeekState", "School", "name")
    ):
        raise UnexpectedAnswerError("the answer is no menu")
    week = Week(monday)
    for item in _day_items(data):
        with week.item("day"):
            _read_day(item, week)
    return week.menu(_school(data), now, skipped)


def _day_items(data: Mapping[str, object]) -> list[object]:
    week = field_of(data, "WeekState")
    try:
        return rows_of(field_of(week, "Days")) if isinstance(week, Mapping) else []
    except BadItemError as err:
        raise UnexpectedAnswerError("the days of the menu are no list") from err


def _read_day(item: object, week: Week) -> None:
    day = date_of(field_of(item, "date"))
    cancelled = field_of(item, "cancelled")
    reason = text_of(cancelled) if cancelled not in (None, False) else ""
    if tidy(reason):
        week.close(day, reason)
        return
    for meal in rows_of(field_of(item, "Meals")):
        with week.item("dish"):
            attributes = field_of(meal, "MealAttributes")
            marks = [
                attribute.get("sv") or attribute.get("name")
                for attribute in (attributes if isinstance(attributes, list) else ())
                if isinstance(attribute, Mapping)
            ]
            week.serve(day, field_of(meal, "name"), marks=marks)


def _school(data: Mapping[str, object]) -> str | None:
    school = field_of(data, "School")
    names = (
        field_of(school, "name") if isinstance(school, Mapping) else None,
        field_of(data, "name"),
    )
    return next((tidy(name) for name in names if isinstance(name, str) and tidy(name)), None)
