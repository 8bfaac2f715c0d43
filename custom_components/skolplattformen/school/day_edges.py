"""How the start and the end of a school day follow from changes of its lessons."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from .models import STOCKHOLM, Change, Shift, TimetableEntry
from .moments import instant

type _Edge = Callable[[Iterable[TimetableEntry | None]], datetime | None]


def with_edges(
    changes: Iterable[Change],
    before: Iterable[TimetableEntry],
    after: Iterable[TimetableEntry],
) -> tuple[Change, ...]:
    """Return the changes of a day, each with how the day's start and end change by it.

    `before` and `after` are all lessons of the day. Those in doubt count: the day does not begin
    later before that is certain.
    """
    before, after = tuple(before), tuple(after)
    return tuple(
        replace(
            change,
            day_start=_shift(change, before, after, _start),
            day_end=_shift(change, before, after, _end),
        )
        for change in changes
    )


def _shift(
    change: Change,
    before: Iterable[TimetableEntry],
    after: Iterable[TimetableEntry],
    edge: _Edge,
) -> Shift | None:
    """Return the shift if the change takes away the edge that was, or brings the one that is."""
    old, new = edge(before), edge(after)
    was, now = edge([change.before]), edge([change.after])
    if old == new or was == now:
        return None
    if was != old and (now is None or now != new):
        return None
    return Shift(before=_here(old), after=_here(new))


def _start(lessons: Iterable[TimetableEntry | None]) -> datetime | None:
    starts = (instant(lesson.start) for lesson in lessons if lesson and not lesson.cancelled)
    return min(starts, default=None)


def _end(lessons: Iterable[TimetableEntry | None]) -> datetime | None:
    ends = (instant(lesson.end) for lesson in lessons if lesson and not lesson.cancelled)
    return max(ends, default=None)


def _here(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(STOCKHOLM)
