"""What is different from a usual day of that weekday."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median_low, multimode

from .known import Known
from .models import STOCKHOLM, EntryKind, Timetable, TimetableEntry
from .moments import instant


@dataclass(frozen=True, kw_only=True)
class Differences:
    """How a day differs from what is usual, by the clock on the wall."""

    # Minutes; more than 0 is later than usual, less is earlier.
    start: int = 0
    end: int = 0
    # Subjects as the school writes them, in the order of the day.
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        return bool(self.start or self.end or self.added or self.missing)


def differences(known: Known, day: date) -> Differences | None:
    """Compare a day with the same weekday of the other weeks that the timetable has.

    None without a lesson that takes place on that day, or without another week to compare with.
    In the other weeks cancelled lessons count, as they were planned; on the day itself they are
    missing. Usual is the time of most weeks; where several are as common, the day's own if it is
    one of them. A subject is missing that more than half of the weeks have, and added that fewer
    than half of them have.
    """
    held = [row for row in _lessons(known.rows_of(day)) if not row.cancelled]
    weeks = _other_weeks(known.timetable, day)
    if not held or not weeks:
        return None
    planned = [row for week in weeks for row in week]
    subjects = Counter(title for week in weeks for title in {row.plain_title for row in week})
    own = {row.plain_title for row in held}
    return Differences(
        start=_difference(_start(held), [_start(week) for week in weeks]),
        end=_difference(_end(held), [_end(week) for week in weeks]),
        added=_names(row for row in held if subjects[row.plain_title] * 2 < len(weeks)),
        missing=_names(
            row
            for row in planned
            if subjects[row.plain_title] * 2 > len(weeks) and row.plain_title not in own
        ),
    )


def _other_weeks(timetable: Timetable | None, day: date) -> list[list[TimetableEntry]]:
    """Return the lessons of each other day that is the same weekday and has some."""
    days = timetable.by_day if timetable else {}
    same = (rows for other, rows in days.items() if _is_other_week(other, day))
    return [lessons for rows in same if (lessons := _lessons(rows))]


def _is_other_week(other: date, day: date) -> bool:
    return other != day and other.weekday() == day.weekday()


def _lessons(rows: Iterable[TimetableEntry]) -> list[TimetableEntry]:
    return [row for row in rows if row.kind is EntryKind.LESSON]


def _start(lessons: Iterable[TimetableEntry]) -> int:
    return _minutes(min((row.start for row in lessons), key=instant))


def _end(lessons: Iterable[TimetableEntry]) -> int:
    return _minutes(max((row.end for row in lessons), key=instant))


def _minutes(moment: datetime) -> int:
    """Return the minutes since midnight that the clock on the wall shows."""
    there = moment.astimezone(STOCKHOLM)
    return there.hour * 60 + there.minute


def _difference(own: int, others: Sequence[int]) -> int:
    """Return by how much a time differs from the usual one."""
    usual = multimode(others)
    return 0 if own in usual else own - median_low(usual)


def _names(lessons: Iterable[TimetableEntry]) -> tuple[str, ...]:
    """Return the title of each subject, in the order of a day; best one without "cancelled"."""
    names: dict[str, str] = {}
    for row in sorted(lessons, key=lambda row: (row.cancelled, _minutes(row.start), row.title)):
        names.setdefault(row.plain_title, row.title)
    return tuple(names.values())
