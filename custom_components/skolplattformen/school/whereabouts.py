"""Where a child is at a moment, as far as the timetable and the care tell."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .care_days import is_checked_in, passed
from .day_mode import DayMode
from .known import Known
from .models import Care
from .moments import instant, swedish_day, swedish_midnight
from .school_day import SchoolDay, school_day

_DAY = timedelta(days=1)


class Place(StrEnum):
    """Where a child is. Care is after-school care, or preschool."""

    SCHOOL = "school"
    CARE = "care"
    # To be in care by now, but nobody has told that the child has come.
    EXPECTED = "expected"
    # Reported absent: where else, nobody tells.
    ABSENT = "absent"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where a child is, and until when, if that is known."""

    place: Place
    until: datetime | None = None


def whereabouts(
    known: Known, care: Care | None, now: datetime, *, has_timetable: bool
) -> Whereabouts:
    """Return where a child is: the first of these that is so.

    1. absent: the child is reported absent today.
    2. school: a lesson of today has begun and not all have ended, by the timetable.
    3. care: the child has been checked in there, and not out.
    4. expected: the child is registered for care at this time and has not gone home. Some never
       note who comes, and what they note is read hours later.
    5. unknown: nobody knows what today is like.
    6. elsewhere.

    `care` is what was read of it just now; None when that has become too old to be believed.
    """
    day = school_day(known, swedish_day(now))
    if day.mode is DayMode.ABSENT:
        return Whereabouts(place=Place.ABSENT)
    if day.mode is DayMode.SCHOOL and _is_within(day.start, day.end, day, now):
        return Whereabouts(place=Place.SCHOOL, until=day.end)
    if is_checked_in(care, now):
        return Whereabouts(place=Place.CARE, until=_ahead(day.care_end, now))
    if _is_within(day.care_start, day.care_end, day, now) and not _has_gone(care, day, now):
        return Whereabouts(place=Place.EXPECTED, until=_ahead(day.care_end, now))
    if has_timetable:
        is_known = day.known and day.mode is not DayMode.UNKNOWN
    else:
        is_known = known.care_of(day.day) is not None
    return Whereabouts(place=Place.ELSEWHERE if is_known else Place.UNKNOWN)


def _has_gone(care: Care | None, day: SchoolDay, now: datetime) -> bool:
    """Return whether a child has left care for the day: not in the morning, to go to school."""
    if care is None or care.today is None or care.today.day != day.day:
        return False
    _, went = passed(care.today)
    if went is None or instant(went) > instant(now):
        return False
    return day.end is None or instant(went) >= instant(day.end) or instant(now) < instant(day.end)


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and instant(moment) > instant(now) else None


def _is_within(start: datetime | None, end: datetime | None, day: SchoolDay, now: datetime) -> bool:
    """Return whether it is between two moments of a day; one that is missing is a midnight."""
    if start is None and end is None:
        return False
    begin = start or swedish_midnight(day.day)
    return instant(begin) <= instant(now) < instant(end or swedish_midnight(day.day + _DAY))
