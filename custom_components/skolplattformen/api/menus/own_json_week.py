"""A week's menu out of a guardian's own file: an object of days, each a list of dishes.

Source: `docs/protocol.md` L.8.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .week import BadItemError, Week, date_of, field_of, rows_of, text_of

_LENGTH_OF_DAY = len("2026-03-09")
# No kitchen cooks more in a day.
_MOST_DISHES = 100


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is there.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, Mapping):
        raise UnexpectedAnswerError("the answer is no menu")
    week = Week(monday)
    for key, dishes in data.items():
        with week.item("day"):
            _read_day(key, dishes, week)
    return week.menu(None, now, skipped)


def _read_day(key: str, value: object, week: Week) -> None:
    day = date_of(key)
    dishes = rows_of(value)
    if len(key) != _LENGTH_OF_DAY or len(dishes) > _MOST_DISHES:
        raise BadItemError
    for dish in sorted(dishes, key=_order):
        with week.item("dish"):
            name = text_of(field_of(dish, "dish"))
            week.serve(day, name, meal=field_of(dish, "meal"), label=field_of(dish, "label"))


def _order(dish: object) -> tuple[bool, int]:
    """Return where a dish stands in its day; those that do not say so stand last, as they came."""
    order = dish.get("order") if isinstance(dish, Mapping) else None
    if isinstance(order, int) and not isinstance(order, bool):
        return (False, order)
    return (True, 0)
