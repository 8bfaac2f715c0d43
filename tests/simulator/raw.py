"""What the platform holds for each child, for a check that knows nothing of any client."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.simulator.family import Child
from tests.simulator.menu_json import menu_json
from tests.simulator.menu_mateo import day_json
from tests.simulator.tasks import task_row
from tests.simulator.terms import DAY, WEEK, monday_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Raw = dict[str, Any]

_CALENDAR = timedelta(days=30)


def raw(sim: Simulator, now: datetime) -> Raw:
    """Return the lessons of three ISO weeks, the care of two, and all else, as served; JSON types."""
    return {
        "now": now.isoformat(),
        "children": [_child(sim, child, now) for child in sim.family.children],
    }


def _child(sim: Simulator, child: Child, now: datetime) -> Raw:
    """Return what one child has."""
    monday = monday_of(now.date())
    last = monday + 3 * WEEK - DAY
    return {
        "first_name": child.first_name,
        "school": child.school.name,
        "timetable": sim.school.rows(child, monday, last),
        "messages": sim.messages.of(child),
        "menus": _menus(sim, child, monday),
        "closed_days": [
            {"first": c.first.isoformat(), "last": c.last.isoformat(), "title": c.title}
            for c in sim.school.closures(child, monday, last)
        ],
        "calendar": sim.school.entries(child, monday, monday + _CALENDAR),
        "tasks": [task_row(sim, task, now) for task in sim.tasks.of(child)],
        "notifications": sim.notifications.of(child),
        "news": sim.news.of(child),
        "absent": _absent(sim, child),
        "care": [
            row for week in (monday, monday + WEEK) for row in sim.care.week(child, week)["days"]
        ],
        "care_comment": sim.care.comments(child, now.date()),
    }


def _absent(sim: Simulator, child: Child) -> list[str]:
    """Return those of the two days of which absence is told that the child is absent."""
    told = (sim.attendance.today(), sim.attendance.next_offered(child))
    return [day.isoformat() for day in told if day in sim.attendance.of(child).absent]


def _menus(sim: Simulator, child: Child, monday: date) -> dict[str, list[Raw]]:
    """Return the days of this and the next week as two of the menu sites serve them, by site."""
    school = child.school
    skolmaten: list[Raw] = []
    for day in (monday, monday + WEEK):
        year, week, _ = day.isocalendar()
        answer = menu_json(school, year, week, sim.menus.week(school.slug, year, week))
        skolmaten += (answer["WeekState"] or {"Days": []})["Days"]
    kitchen = sim.kitchens.days(school.slug, monday, monday + 2 * WEEK - DAY)
    return {"skolmaten.se": skolmaten, "Mateo": [day_json(day) for day in kitchen]}
