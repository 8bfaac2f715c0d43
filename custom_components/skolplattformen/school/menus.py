"""One menu out of those of several weeks, and what of it is lunch."""

from collections.abc import Sequence
from dataclasses import replace

from .models import Menu, MenuDay
from .moments import instant

# Meals that some kitchens publish beside lunch.
_OTHER_MEALS = frozenset({"frukost", "mellanmål", "middag", "kvällsmat", "kvällsmål", "fika"})


def lunch_of(day: MenuDay) -> MenuDay:
    """Return the day with what is served for lunch alone.

    That is what the kitchen calls so; if it calls nothing so, all but the meals that are called
    something else.
    """
    dishes = tuple(dish for dish in day.dishes if "lunch" in (dish.meal or "").casefold())
    return replace(
        day,
        dishes=dishes
        or tuple(dish for dish in day.dishes if (dish.meal or "").casefold() not in _OTHER_MEALS),
    )


def join_menus(menus: Sequence[Menu]) -> Menu | None:
    """Return the menu of adjoining weeks: as old as its oldest part; None without any."""
    if not menus:
        return None
    days = {day.day: day for menu in menus for day in menu.days}
    return Menu(
        school=next((menu.school for menu in menus if menu.school), None),
        first=min(menu.first for menu in menus),
        last=max(menu.last for menu in menus),
        read_at=min((menu.read_at for menu in menus), key=instant),
        days=tuple(days[day] for day in sorted(days)),
    )
