"""One menu out of those of several weeks."""

from collections.abc import Sequence

from .models import Menu
from .moments import instant


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
