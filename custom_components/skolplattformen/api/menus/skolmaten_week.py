"""A week's menu out of the JSON of skolmaten.se: good items survive bad neighbours.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
import re

from ...school.models import Dish, Menu, MenuDay
from ..exceptions import UnexpectedAnswerError
from .text import dish_name, tidy

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


class _BadItemError(Exception):
    """An item of the answer does not have the shape we know."""


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Days of other weeks are left out. Items that cannot be read are left out and counted by kind
    in `skipped`. Pictures are dropped.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, Mapping) or not any(
        _field(data, key) for key in ("WeekState", "School", "name")
    ):
        raise UnexpectedAnswerError("the answer is no menu")
    sunday = monday + timedelta(days=6)
    bad: Counter[str] = Counter()
    found: dict[date, MenuDay] = {}
    for item in _day_items(data):
        try:
            served = _menu_day(item, bad)
        except _BadItemError:
            bad["day"] += 1
            continue
        if monday <= served.day <= sunday:
            found[served.day] = _merged(found.get(served.day), served)
    days = tuple(found[day] for day in sorted(found) if found[day].dishes or found[day].closed)
    skipped.update(bad)
    if bad and not days:
        # Not "nothing published": the site has changed what it sends.
        raise UnexpectedAnswerError("no day of the menu could be read")
    return Menu(school=_school(data), first=monday, last=sunday, read_at=now, days=days)


def _day_items(data: Mapping[str, object]) -> list[object]:
    week = _field(data, "WeekState")
    if not isinstance(week, Mapping):
        return []
    days = _field(week, "Days")
    if days is None:
        return []
    if not isinstance(days, list):
        raise UnexpectedAnswerError("the days of the menu are no list")
    return days


def _menu_day(item: object, bad: Counter[str]) -> MenuDay:
    if not isinstance(item, Mapping):
        raise _BadItemError
    day = _date(_field(item, "date"))
    cancelled = _field(item, "cancelled")
    reason = "" if cancelled in (None, False) else cancelled
    if not isinstance(reason, str):
        raise _BadItemError
    if tidy(reason):
        return MenuDay(day=day, closed=tidy(reason))
    meals = _field(item, "Meals")
    if meals is not None and not isinstance(meals, list):
        raise _BadItemError
    return MenuDay(day=day, dishes=_distinct(_dishes(meals or [], bad)))


def _date(text: object) -> date:
    """Return the day; the service writes it as midnight with a Z that means nothing."""
    match = _DAY.match(text) if isinstance(text, str) else None
    if match is None:
        raise _BadItemError
    try:
        return date.fromisoformat(match.group())
    except ValueError as err:
        raise _BadItemError from err


def _dishes(meals: list[object], bad: Counter[str]) -> Iterator[Dish]:
    for meal in meals:
        name = _field(meal, "name") if isinstance(meal, Mapping) else None
        if not isinstance(name, str):
            bad["dish"] += 1
        elif cleaned := dish_name(name):
            yield Dish(name=cleaned)


def _distinct(dishes: Iterable[Dish]) -> tuple[Dish, ...]:
    """Return the dishes in their order, each once."""
    by_name: dict[str, Dish] = {}
    for dish in dishes:
        by_name.setdefault(dish.name.casefold(), dish)
    return tuple(by_name.values())


def _merged(earlier: MenuDay | None, later: MenuDay) -> MenuDay:
    """Return one day out of two rows for it; a row that says closed decides."""
    if earlier is None or later.closed:
        return later
    if earlier.closed:
        return earlier
    return MenuDay(day=later.day, dishes=_distinct(earlier.dishes + later.dishes))


def _school(data: Mapping[str, object]) -> str | None:
    school = _field(data, "School")
    names = (_field(school, "name") if isinstance(school, Mapping) else None, _field(data, "name"))
    return next((tidy(name) for name in names if isinstance(name, str) and tidy(name)), None)


def _field(item: Mapping[str, object], name: str) -> object:
    """Return a field whatever the case of its key: not all of them are confirmed."""
    if name in item:
        return item[name]
    folded = name.casefold()
    return next((value for key, value in item.items() if key.casefold() == folded), None)
