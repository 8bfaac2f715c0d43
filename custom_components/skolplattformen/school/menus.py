"""One menu out of those of several weeks, and what is kept of those before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from .models import Menu
from .moments import instant

# How long a day's menu is kept when the day has passed.
_KEPT = timedelta(days=90)

# A kitchen that has published nothing for so long is closed for the summer, or for good.
_QUIET = timedelta(days=30)


def join_menus(menus: Sequence[Menu]) -> Menu | None:
    """Return one menu out of several, the last one counting most; None without any.

    It is as old as its oldest part.
    """
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


def renewed(kept: Menu | None, read: Menu, today: date) -> Menu:
    """Return what was read, with the days that were kept beside it.

    Days that have passed stay as they were, for three months; those to come stay beyond what
    the site lets us have now.
    """
    if kept is None:
        return read
    oldest = today - _KEPT
    days = {day.day: day for day in read.days} | {
        day.day: day
        for day in kept.days
        if oldest <= day.day < today or day.day > max(today, read.last)
    }
    return Menu(
        school=read.school or kept.school,
        first=min(read.first, max(kept.first, oldest)),
        last=max(read.last, kept.last),
        read_at=read.read_at,
        days=tuple(days[day] for day in sorted(days)),
    )


def passed(menu: Menu, today: date) -> Menu | None:
    """Return the days before today, which stay true of a kitchen left; None without any."""
    days = tuple(day for day in menu.days if day.day < today)
    last = today - timedelta(days=1)
    return replace(menu, last=last, days=days) if days else None


def is_quiet(menu: Menu, today: date) -> bool:
    """Return whether no day of the last month, and none to come, has anything published."""
    newest = max((day.day for day in menu.days), default=menu.first)
    return today - newest > _QUIET
