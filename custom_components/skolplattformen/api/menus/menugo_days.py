"""The menu in the JSON of MenuGo, whose keys are Swedish words.

Source: `docs/protocol.md` L.7.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
import re

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .meal import meal_and_label
from .text import tidy
from .week import BadItemError, Week, date_of, field_of, rows_of, text_of, weeks_around

_NO_MENU = re.compile(r"meny saknas?d?\b.*", re.IGNORECASE)


def menu_of(data: object, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of all weeks of an answer; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    week = weeks_around(now)
    for item in _day_items(data):
        with week.item("day"):
            _read_day(item, week)
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


def _read_day(item: object, week: Week) -> None:
    day = date_of(field_of(item, "Datum"))
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
