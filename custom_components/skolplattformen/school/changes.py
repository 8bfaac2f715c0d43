"""Typed differences between the kept timetable and a new reading of it, and what is kept then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .day_changes import SECOND_LOOK, compare_day, lessons_of
from .models import STOCKHOLM, Change, Timetable, TimetableEntry
from .moments import instant, swedish_day
from .pairing import has_begun

# How long days that have passed are kept.
_PAST = timedelta(days=28)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The timetable to keep from now on, and what is to be announced of it, in order."""

    timetable: Timetable
    changes: tuple[Change, ...] = ()


def compare(
    kept: Timetable | None, read: Timetable, closed: Callable[[date], bool], now: datetime
) -> Comparison:
    """Return what a reading makes of the kept timetable.

    `closed` says whether the calendar explains that a day has no lessons. Days that have passed
    stay as they were, and so do days that were not read. Nothing is announced of days that were
    not known before: all of the first reading, and the far edge of every other one.
    """
    if kept is None:
        return Comparison(timetable=read)
    today = swedish_day(now)
    # With days between them of which nothing is known, they cannot be one timetable.
    touching = (read.first - kept.last).days <= 1 and (kept.first - read.last).days <= 1
    before, after = _by_day(kept), _by_day(read)
    entries: list[TimetableEntry] = []
    changes: list[Change] = []
    for day in sorted(before.keys() | after.keys()):
        was, says = tuple(before.get(day, ())), tuple(after.get(day, ()))
        if not read.covers(day):
            entries += was if touching and today - day <= _PAST else ()
        elif day < today and kept.covers(day):
            entries += was
        else:
            found = compare_day(
                day, was, says, read_at=read.read_at, explained=closed(day), now=now
            )
            entries += found.entries
            changes += found.changes
    first, last = read.first, read.last
    if touching:
        first, last = min(first, max(kept.first, today - _PAST)), max(last, kept.last)
    return Comparison(
        timetable=Timetable(first=first, last=last, read_at=read.read_at, entries=tuple(entries)),
        changes=tuple(changes),
    )


def second_look(timetable: Timetable | None, now: datetime) -> datetime | None:
    """Return when a second reading can settle what the last one lacked; None: nothing to settle.

    A day of which all lessons are in doubt can wait for the next reading there is anyway.
    """
    if timetable is None:
        return None
    moments = [
        instant(lesson.missing_since) + SECOND_LOOK
        for day in _by_day(timetable).values()
        if any(lesson.missing_since is None for lesson in lessons_of(day))
        for lesson in lessons_of(day)
        if lesson.missing_since is not None and not lesson.dropped and not has_begun(lesson, now)
    ]
    return min(moments).astimezone(STOCKHOLM) if moments else None


def _by_day(timetable: Timetable) -> dict[date, list[TimetableEntry]]:
    """Return the rows of each day of the range that has any."""
    days: dict[date, list[TimetableEntry]] = {}
    for entry in timetable.entries:
        day = entry.day
        if timetable.covers(day):
            days.setdefault(day, []).append(entry)
    return days
