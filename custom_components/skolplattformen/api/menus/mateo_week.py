"""A week's menu out of the JSON of Mateo. Pictures are dropped.

Source: `docs/protocol.md` L.3.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .meal import meal_and_label
from .week import Week, date_of, field_of, rows_of


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, list):
        raise UnexpectedAnswerError("the answer is no menu")
    week = Week(monday)
    for item in data:
        with week.item("day"):
            _read_day(item, week)
    # The answer does not name the school.
    return week.menu(None, now, skipped)


def _read_day(item: object, week: Week) -> None:
    day = date_of(field_of(item, "date"))
    for dish in rows_of(field_of(item, "meals")):
        with week.item("dish"):
            kind = field_of(dish, "type")
            meal, label = meal_and_label(kind) if isinstance(kind, str) else (None, None)
            week.serve(day, field_of(dish, "name"), meal=meal, label=label, marks=_marks(dish))


def _marks(dish: object) -> Iterator[object]:
    """Yield the kinds of food, the allergens and the labels, which are names or have one."""
    for key in ("categories", "allergens", "labels"):
        rows = field_of(dish, key)
        for row in rows if isinstance(rows, list) else ():
            yield field_of(row, "name") if isinstance(row, Mapping) else row
