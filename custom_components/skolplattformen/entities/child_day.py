"""All that sentences tell of a child's day, gathered from what is kept and what the guardian set."""

from dataclasses import replace
from datetime import date, datetime

from ..coordinator import AccountCoordinator
from ..options import name_of, subject_names, things_to_bring
from ..school.assessments import assessments
from ..school.bring import bring_on
from ..school.day import is_fresh
from ..school.known import known_of
from ..school.models import ChildSnapshot, Fact, Module
from ..school.school_day import school_day
from ..school.told.spoken import ChildDay
from ..school.usual import differences


def told_of(
    coordinator: AccountCoordinator,
    key: str,
    day: date,
    now: datetime,
    language: str,
    *,
    child: ChildSnapshot | None = None,
) -> ChildDay:
    """Return what is told of a day of one child; the language is that of the things to bring.

    `child` is what is known of it, where that is not just what is kept.
    """
    entry = coordinator.config_entry
    child = child or coordinator.data.children[key]
    child = as_counted(coordinator, key, child, now)
    known = known_of(child)
    menu = coordinator.menus.get(key)
    work = assessments(key, child.calendar, child.assignments, now)
    return ChildDay(
        name=name_of(entry, child.child),
        day=school_day(known, day),
        has_timetable=has_timetable(coordinator, key, now),
        lunch=menu.lunches.get(day) if menu is not None and menu.stands(now) else None,
        differences=differences(known, day),
        bring=bring_on(known, day, things_to_bring(entry, key, language)) or (),
        due=tuple(item for item in work if item.due_on == day),
        renames=subject_names(entry, key),
    )


def standing(child: ChildSnapshot, day: date, now: datetime) -> ChildSnapshot:
    """Return what is known of a child without plans that are too old to answer for the day."""

    def fresh[T: Fact](plan: T | None) -> T | None:
        return plan if plan is not None and is_fresh(plan, day, now) else None

    return replace(
        child,
        timetable=fresh(child.timetable),
        calendar=fresh(child.calendar),
        care=fresh(child.care),
        assignments=fresh(child.assignments),
    )


def as_counted(
    coordinator: AccountCoordinator, key: str, child: ChildSnapshot, now: datetime
) -> ChildSnapshot:
    """Return what is known of a child without a timetable or care that it does not have.

    They may have been read before the home page said that they do not count.
    """
    has_care = coordinator.data.exists(key, Module.CARE, now)
    return replace(
        child,
        timetable=child.timetable if has_timetable(coordinator, key, now) else None,
        care=child.care if has_care else None,
    )


def has_timetable(coordinator: AccountCoordinator, key: str, now: datetime) -> bool:
    """Return whether a child has a timetable, or it has not been read yet that it has none."""
    child = coordinator.data.children[key]
    is_open = child.apps is None and Module.TIMETABLE not in (child.modules_off or {})
    return is_open or coordinator.data.exists(key, Module.TIMETABLE, now)
