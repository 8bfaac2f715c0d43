"""What the platform holds for each child, for a check that knows nothing of any client."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.simulator.family import Child
from tests.simulator.terms import DAY, monday_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Raw = dict[str, Any]


def raw(sim: Simulator, now: datetime) -> Raw:
    """Return the rows of this and the next two ISO weeks and all else, as served; JSON types."""
    monday = monday_of(now.date())
    return {
        "now": now.isoformat(),
        "children": [_child(sim, child, monday) for child in sim.family.children],
    }


def _child(sim: Simulator, child: Child, monday: date) -> Raw:
    """Return what one child has."""
    last = monday + timedelta(weeks=3) - DAY
    return {
        "first_name": child.first_name,
        "school": child.school.name,
        "menu_slug": child.school.slug,
        "timetable": sim.school.rows(child, monday, last),
        "messages": sim.messages.of(child),
        "menu": _menu(sim, child, monday),
        "closed_days": [
            {"first": c.first.isoformat(), "last": c.last.isoformat(), "title": c.title}
            for c in sim.school.closures(child, monday, last)
        ],
    }


def _menu(sim: Simulator, child: Child, monday: date) -> dict[str, list[str]]:
    """Return date to dish names for this and the next week."""
    weeks = [(monday + offset * timedelta(weeks=1)).isocalendar() for offset in (0, 1)]
    days = [
        day
        for year, week, _ in weeks
        for day in sim.menus.week(child.school.slug, year, week) or []
    ]
    return {day.day.isoformat(): list(day.dishes) for day in days if not day.cancelled}
