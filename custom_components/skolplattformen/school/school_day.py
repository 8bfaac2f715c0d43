"""The school day of a date: lessons, lunch, breaks and care, what kind of day it is and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from .day import school_dates
from .day_mode import DayMode, has_care, judge
from .known import Known
from .models import EntryKind, TimetableEntry
from .moments import instant


@dataclass(frozen=True, kw_only=True)
class Slot:
    """From when to when."""

    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class SchoolDay:
    """One child's day. What has no lessons has no start and end."""

    day: date
    # Whether the timetable tells about the day. If not, no lessons means nothing.
    known: bool
    mode: DayMode
    # The school's own words, or the Swedish name of a public holiday.
    reason: str | None = None
    # Those that take place, and those that do not; both in order.
    lessons: tuple[TimetableEntry, ...] = ()
    cancelled: tuple[TimetableEntry, ...] = ()
    # When the first lesson that takes place begins, and when the last one ends.
    start: datetime | None = None
    end: datetime | None = None
    lunch: Slot | None = None
    # Between the first lesson and the last, where the timetable has a row for it.
    breaks: tuple[Slot, ...] = ()
    # When the child is to come and to be fetched; neither when on leave or while care is closed.
    care_start: datetime | None = None
    care_end: datetime | None = None


def school_day(known: Known, day: date) -> SchoolDay:
    """Return a day as far as it is known; `day_mode.judge` says what kind of day it is."""
    rows = known.rows_of(day)
    lessons = tuple(row for row in rows if row.kind is EntryKind.LESSON)
    held = tuple(row for row in lessons if not row.cancelled)
    start = min((row.start for row in held), key=instant, default=None)
    end = max((row.end for row in held), key=instant, default=None)
    care = known.care_of(day)
    comes = has_care(care)
    judgement = judge(known, day)
    return SchoolDay(
        day=day,
        known=known.covers(day),
        mode=judgement.mode,
        reason=judgement.reason,
        lessons=held,
        cancelled=tuple(row for row in lessons if row.cancelled),
        start=start,
        end=end,
        lunch=_lunch(rows),
        breaks=_breaks(rows, start, end),
        care_start=care.start if care and comes else None,
        care_end=care.end if care and comes else None,
    )


def next_school_day(known: Known, now: datetime) -> SchoolDay | None:
    """Return today while a lesson is left, or else the next day with school within 14 days.

    A day on which the child is absent is passed over.
    """
    days = (school_day(known, day) for day in school_dates(known.timetable, now))
    return next((day for day in days if day.mode is DayMode.SCHOOL), None)


def _lunch(rows: Iterable[TimetableEntry]) -> Slot | None:
    """Return when there is lunch: from the first Lunch row's start to the last one's end."""
    lunch = [row for row in rows if row.kind is EntryKind.LUNCH and not row.cancelled]
    if not lunch:
        return None
    return Slot(
        start=min((row.start for row in lunch), key=instant),
        end=max((row.end for row in lunch), key=instant),
    )


def _breaks(
    rows: Iterable[TimetableEntry], start: datetime | None, end: datetime | None
) -> tuple[Slot, ...]:
    """Return the breaks between the first lesson and the last one, each once."""
    if start is None or end is None:
        return ()
    return tuple(
        dict.fromkeys(
            Slot(start=row.start, end=row.end)
            for row in rows
            if row.kind is EntryKind.BREAK
            and not row.cancelled
            and instant(start) <= instant(row.start)
            and instant(row.end) <= instant(end)
        )
    )
