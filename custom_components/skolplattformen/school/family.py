"""A day of all children of a family: who has school, when the first begins and the last ends."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from .day_mode import DayMode
from .known import Known
from .moments import instant
from .school_day import SchoolDay, Slot, next_school_day, school_day


class HowMany(StrEnum):
    """Of how many children something is so."""

    EVERYONE = "everyone"
    SOME = "some"
    NOBODY = "nobody"


def how_many(children: Sequence[bool]) -> HowMany:
    """Return of how many children something is so, from whether it is of each."""
    if not any(children):
        return HowMany.NOBODY
    return HowMany.EVERYONE if all(children) else HowMany.SOME


def who_has_school(days: Iterable[SchoolDay]) -> HowMany | None:
    """Return who has school of the children with these days; None when a day is unknown."""
    modes = [day.mode for day in days]
    if not modes or DayMode.UNKNOWN in modes:
        return None
    return how_many([mode is DayMode.SCHOOL for mode in modes])


def school_hours(days: Sequence[SchoolDay]) -> Slot | None:
    """Return from the first lesson of any child to the last one of any.

    None when nobody has school, or a day is unknown: that child could be first, or last.
    """
    if who_has_school(days) in (None, HowMany.NOBODY):
        return None
    starts = [day.start for day in days if day.mode is DayMode.SCHOOL and day.start]
    ends = [day.end for day in days if day.mode is DayMode.SCHOOL and day.end]
    return Slot(start=min(starts, key=instant), end=max(ends, key=instant))


def next_school_hours(children: Sequence[Known], now: datetime) -> Slot | None:
    """Return the hours of today until the last child's last lesson has ended, then of the next day.

    That is the next day within 14 days on which a child has school. None without one, or when
    another child's day is unknown then. Days before it that are unknown are passed over, as
    `next_school_day` does.
    """
    coming = [next_school_day(known, now) for known in children]
    day = min((found.day for found in coming if found), default=None)
    if day is None:
        return None
    return school_hours([school_day(known, day) for known in children])
