"""What kind of day a day is for a child, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .closures import Closure, closure
from .known import Known
from .models import CareDay, EntryKind
from .public_holidays import public_holiday

_SATURDAY = 5


class DayMode(StrEnum):
    """What kind of day it is."""

    SCHOOL = "school"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"
    CLOSED = "closed"
    ABSENT = "absent"
    CARE_ONLY = "care_only"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A mode, and why: the school's own words, or the Swedish name of a public holiday."""

    mode: DayMode
    reason: str | None = None


def judge(known: Known, day: date) -> Judgement:
    """Return what kind of day it is: the first of these that is known to be so.

    1. absent: the child is reported absent for the whole of it.
    2. school: a lesson takes place. The timetable is right where the calendar is not: a study day
       that was moved, a weekend with school.
    3. holiday: a public holiday in Sweden, with its name.
    4. study_day, closed: the school says of the whole day that there is no school, in an entry of
       the calendar or a row of the timetable, which is the reason. Where several say so, the one
       that is about the fewest days.
    5. weekend: a Saturday or a Sunday.
    6. unknown: a day without lessons that nothing explains is not a day off, nor is one whose
       lessons are all cancelled: pupils may be at a sports day.

    A holiday, a study day or a closed day is care_only, with the same reason, when the timetable
    tells about the day and the child has times of after-school care.
    """
    offered = known.attendance.offered(day) if known.attendance else None
    if offered is not None and offered.absent:
        return Judgement(mode=DayMode.ABSENT)
    if any(row.kind is EntryKind.LESSON and not row.cancelled for row in known.rows_of(day)):
        return Judgement(mode=DayMode.SCHOOL)
    free = day_off(known, day)
    if free is not None:
        cared_for = known.covers(day) and has_care(known.care_of(day))
        return Judgement(mode=DayMode.CARE_ONLY, reason=free.reason) if cared_for else free
    return Judgement(mode=DayMode.WEEKEND if day.weekday() >= _SATURDAY else DayMode.UNKNOWN)


def day_off(known: Known, day: date) -> Judgement | None:
    """Return what explains that a day has no lessons: a public holiday, or the school's words."""
    name = public_holiday(day)
    if name is not None:
        return Judgement(mode=DayMode.HOLIDAY, reason=name)
    for _, text in sorted(_texts(known, day)):
        why = closure(text)
        if why is not None:
            mode = DayMode.STUDY_DAY if why is Closure.STUDY_DAY else DayMode.CLOSED
            return Judgement(mode=mode, reason=text)
    return None


def has_care(care: CareDay | None) -> bool:
    """Return whether the child is to come, as far as that is known."""
    return care is not None and care.takes_place


def _texts(known: Known, day: date) -> Iterator[tuple[int, str]]:
    """Yield what the school says of the whole day, each text after the length of its days.

    That is the title of an entry of the calendar, or the kind of one without a title, and the
    title of a row of the timetable.
    """
    for event in known.calendar.events if known.calendar else ():
        text = event.title or event.kind
        if event.all_day and event.first <= day <= event.last and text:
            yield (event.last - event.first).days, text
    for row in known.rows_of(day):
        if row.kind is EntryKind.ALL_DAY and not row.cancelled:
            yield 0, row.title
