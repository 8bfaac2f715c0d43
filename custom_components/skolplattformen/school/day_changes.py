"""What a new reading makes of one day that was kept.

A lesson that the reading lacks is not cancelled at once: answers come half empty. It stays, in
doubt, until another reading says the same of a day that has other lessons. A day without any
lesson is never cancelled: it is empty once the calendar says why, or readings agree for long.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from .day import entry_order
from .day_edges import with_edges
from .models import Change, ChangeKind, EntryKind, TimetableEntry
from .moments import instant
from .pairing import another, has_begun, pair_lessons, same_time, time_together

# How far apart two readings must be that lack a lesson before it is taken to be cancelled.
SECOND_LOOK = timedelta(minutes=20)

# How long readings must have agreed that a day has no lessons.
EMPTY_DAY = timedelta(hours=12)

type Entries = tuple[TimetableEntry, ...]


@dataclass(frozen=True, kw_only=True)
class DayComparison:
    """What is kept of a day, in order, and what is announced of it."""

    entries: Entries
    changes: tuple[Change, ...] = ()


def compare_day(
    day: date, was: Entries, says: Entries, *, read_at: datetime, explained: bool, now: datetime
) -> DayComparison:
    """Return what is kept of the day: what was read, and lessons that it lacks.

    Nothing is announced of a day that had no lessons: it has been published, or comes back.
    """
    held, said = lessons_of(was), lessons_of(says)
    if not held:
        return DayComparison(entries=says)
    if not said:
        entries = _emptied(was, says, read_at=read_at, explained=explained, now=now)
        return DayComparison(entries=entries)
    pairing = pair_lessons(held, said, now)
    # If the last reading had no lessons at all that day, this is the first one that counts.
    anew = all(lesson.missing_since for lesson in held if not lesson.dropped)
    missing = [
        (lesson, _missed(lesson, read_at, anew=anew, now=now))
        for lesson in pairing.gone
        if not _goes_on_in(lesson, said)
    ]
    entries = _in_order(*says, *(after for _, after in missing))
    found = [
        *(_change(day, old, new) for old, new in pairing.pairs),
        *(_dropped(day, old, new) for old, new in missing),
        *(Change(kind=ChangeKind.ADDED, day=day, after=new) for new in pairing.new),
    ]
    changes = (change for change in found if change is not None and _is_news(change, now))
    return DayComparison(
        entries=entries,
        changes=with_edges(sorted(changes, key=_change_order), held, lessons_of(entries)),
    )


def lessons_of(entries: Iterable[TimetableEntry]) -> Entries:
    """Return the lessons, cancelled ones too."""
    return tuple(entry for entry in entries if entry.kind is EntryKind.LESSON)


def _emptied(
    was: Entries, says: Entries, *, read_at: datetime, explained: bool, now: datetime
) -> Entries:
    """Return what is kept of a day on which the reading has no lesson; what has begun stays."""
    over = [lesson for lesson in lessons_of(was) if lesson.confirmed and has_begun(lesson, now)]
    missing = [
        lesson if lesson.dropped else _in_doubt(lesson, read_at)
        for lesson in lessons_of(was)
        if lesson not in over
    ]
    waits = [_waited(lesson, read_at) for lesson in missing if not lesson.dropped]
    if explained or (waits and min(waits) >= EMPTY_DAY):
        return _in_order(*says, *over)
    # Its lunch and its breaks are as doubtful as its lessons.
    rest = [entry for entry in was if entry.kind is not EntryKind.LESSON and entry not in says]
    return _in_order(*says, *rest, *over, *missing)


def _missed(
    lesson: TimetableEntry, read_at: datetime, *, anew: bool, now: datetime
) -> TimetableEntry:
    """Return what becomes of a lesson that is missing among others; what has begun stays."""
    if lesson.dropped or has_begun(lesson, now):
        return lesson
    doubtful = _in_doubt(replace(lesson, missing_since=None) if anew else lesson, read_at)
    return replace(doubtful, dropped=_waited(doubtful, read_at) >= SECOND_LOOK)


def _in_doubt(lesson: TimetableEntry, read_at: datetime) -> TimetableEntry:
    """Return the lesson with when it was first missed; never later than now, if clocks went."""
    since = lesson.missing_since
    if since is not None and instant(since) <= instant(read_at):
        return lesson
    return replace(lesson, missing_since=read_at)


def _waited(lesson: TimetableEntry, read_at: datetime) -> timedelta:
    """Return for how long readings have lacked the lesson."""
    return instant(read_at) - instant(lesson.missing_since or read_at)


def _goes_on_in(lesson: TimetableEntry, said: Entries) -> bool:
    """Return whether most of the lesson is now part of another one of its subject."""
    length = instant(lesson.end) - instant(lesson.start)
    return not lesson.cancelled and any(
        other.plain_title == lesson.plain_title
        and not other.cancelled
        and length < 2 * time_together(lesson, other)
        for other in said
    )


def _change(day: date, old: TimetableEntry, new: TimetableEntry) -> Change | None:
    """Return what is different, called by what matters most."""
    kind: ChangeKind | None = None
    if old.cancelled or new.cancelled:
        if old.cancelled != new.cancelled:
            kind = ChangeKind.RESTORED if old.cancelled else ChangeKind.CANCELLED
    elif not same_time(old, new):
        kind = ChangeKind.MOVED
    elif old.plain_title != new.plain_title:
        kind = ChangeKind.SUBJECT
    elif another(old.teacher, new.teacher):
        kind = ChangeKind.TEACHER
    elif another(old.room, new.room):
        kind = ChangeKind.ROOM
    return None if kind is None else Change(kind=kind, day=day, before=old, after=new)


def _dropped(day: date, old: TimetableEntry, new: TimetableEntry) -> Change | None:
    if old.cancelled or not new.dropped:
        return None
    return Change(kind=ChangeKind.CANCELLED, day=day, before=old)


def _is_news(change: Change, now: datetime) -> bool:
    """Return whether it is about lessons that have not begun, and that would take place."""
    if change.before is None and change.after is not None and change.after.cancelled:
        return False
    return not any(
        has_begun(lesson, now) for lesson in (change.before, change.after) if lesson is not None
    )


def _in_order(*entries: TimetableEntry) -> Entries:
    return tuple(sorted(entries, key=entry_order))


def _change_order(change: Change) -> tuple[object, ...]:
    lesson = change.before or change.after
    return () if lesson is None else entry_order(lesson)
