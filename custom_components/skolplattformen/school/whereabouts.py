"""Where a child is at a moment, as far as the timetable and the care tell."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .care_days import is_checked_in, passed
from .day_mode import DayMode
from .known import Known
from .models import Care, CareDay
from .moments import instant, swedish_day
from .school_day import SchoolDay, school_day


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
    5. unknown: nobody knows what today is like, or only one end of the care's time.
    6. elsewhere.

    `care` is what was read of it just now; None when that has become too old to be believed.
    """
    day = school_day(known, swedish_day(now))
    if day.mode is DayMode.ABSENT:
        return Whereabouts(place=Place.ABSENT)
    if (
        day.mode is DayMode.SCHOOL
        and day.start
        and day.end
        and instant(day.start) <= instant(now) < instant(day.end)
    ):
        return Whereabouts(place=Place.SCHOOL, until=day.end)
    if is_checked_in(care, now):
        return Whereabouts(place=Place.CARE, until=_ahead(day.care_end, now))
    planned = _in_care_by_plan(day, now)
    if planned is not Place.ELSEWHERE and not _has_gone(care, day, now):
        return Whereabouts(place=planned, until=_ahead(day.care_end, now))
    is_known = day.mode is not DayMode.UNKNOWN
    if has_timetable:
        is_known = is_known and day.known
    elif not is_known:
        is_known = _says_something(known.care_of(day.day))
    return Whereabouts(place=Place.ELSEWHERE if is_known else Place.UNKNOWN)


def _in_care_by_plan(day: SchoolDay, now: datetime) -> Place:
    """Return whether the child is to be in care: expected, elsewhere, or unknown.

    Without a time to come, a pupil comes when school has ended; without one to be fetched, a pupil
    who comes before school goes there. Of others, that side is open.
    """
    if day.care_start is None and day.care_end is None:
        return Place.ELSEWHERE
    start, end = day.care_start or day.end, day.care_end
    if end is None and start and day.start and instant(start) < instant(day.start):
        end = day.start
    if (start and instant(now) < instant(start)) or (end and instant(now) >= instant(end)):
        return Place.ELSEWHERE
    return Place.EXPECTED if start and end else Place.UNKNOWN


def _says_something(care: CareDay | None) -> bool:
    """Return whether a day's care tells where the child is: one without times tells nothing."""
    return care is not None and bool(care.start or care.end or care.on_leave or care.closed)


def _has_gone(care: Care | None, day: SchoolDay, now: datetime) -> bool:
    """Return whether a child has left care for the day: not in the morning, to go to school."""
    if care is None or care.today is None or care.today.day != day.day:
        return False
    _, went = passed(care.today)
    if went is None or instant(went) > instant(now):
        return False
    is_of_the_morning = day.start and instant(went) <= instant(day.start) <= instant(now)
    return not is_of_the_morning


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and instant(moment) > instant(now) else None
