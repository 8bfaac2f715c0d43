"""The menu in a guardian's own file: an object of days, each a list of dishes.

Source: `docs/protocol.md` L.8.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .week import BadItemError, Week, date_of, field_of, rows_of, text_of, weeks_around

_LENGTH_OF_DAY = len("2026-03-09")
# No kitchen cooks more in a day.
_MOST_DISHES = 100


def menu_of(data: object, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of all days of a file; without days when it has none.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, Mapping):
        raise UnexpectedAnswerError("the answer is no menu")
    week = weeks_around(now)
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
