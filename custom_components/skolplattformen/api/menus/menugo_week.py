"""A week's menu out of the JSON of MenuGo, whose keys are Swedish words.

Source: `docs/protocol.md` L.7.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
import re

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .meal import meal_and_label
from .text import tidy
from .week import BadItemError, Week, date_of, field_of, rows_of, text_of

_NO_MENU = re.compile(r"meny saknas?d?\b.*", re.IGNORECASE)


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    week = Week(monday)
    for day, item in _dated(_day_items(data), skipped):
        # The answer holds more weeks: what is wrong in others does not matter here.
        if week.monday <= day <= week.sunday:
            with week.item("day"):
                _read_day(day, item, week)
    # The answer does not name the school.
    return week.menu(None, now, skipped)


def _day_items(data: object) -> list[object]:
    held = field_of(data, "CacheObjekt") if isinstance(data, Mapping) else None
    # Null may be an unknown school or a site without its memory: neither is an empty week.
    if not isinstance(held, Mapping):
        raise UnexpectedAnswerError("the answer is no menu")
    try:
        return rows_of(field_of(held, "DatumObjekt"))
    except BadItemError as err:
        raise UnexpectedAnswerError("the days of the menu are no list") from err


def _dated(items: list[object], skipped: Counter[str]) -> Iterator[tuple[date, object]]:
    """Yield the days that have a date, and count the others.

    Raises:
        UnexpectedAnswerError: there are days, and none has a date.

    """
    bad = 0
    for item in items:
        try:
            yield date_of(field_of(item, "Datum")), item
        except BadItemError:
            bad += 1
    if bad:
        skipped["day"] += bad
    if items and bad == len(items):
        raise UnexpectedAnswerError("no day of the menu has a date")


def _read_day(day: date, item: object, week: Week) -> None:
    for dish in rows_of(field_of(item, "Maträtt")):
        with week.item("dish"):
            meal, label, name = _parted(tidy(text_of(field_of(dish, "Namn"))))
            if _NO_MENU.fullmatch(name):
                continue
            groups = field_of(dish, "Matgrupp")
            week.serve(
                day,
                name,
                meal=meal,
                label=label,
                marks=groups if isinstance(groups, list) else (),
            )


def _parted(text: str) -> tuple[str | None, str | None, str]:
    """Return the meal and the label in front of a dish ("Lunch: …"), if any, and the dish."""
    front, colon, rest = text.partition(":")
    meal, label = meal_and_label(front) if colon else (None, None)
    return (meal, label, rest.strip()) if meal else (None, None, text)
