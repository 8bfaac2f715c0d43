"""When what the entities show changes though nothing new is read: one clock for the account. Pure."""

from collections.abc import Container, Iterator, Mapping
from datetime import datetime, timedelta

from .school.care_days import care_moments
from .school.day import ALARM_STAYS, PLAN_LIMIT, alarm_before, next_boundary
from .school.known import known_of
from .school.models import ChildSnapshot
from .school.moments import instant, next_midnight
from .school.school_day import next_school_day
from .snapshot import LIVE_LIMIT, AccountData


def next_change(
    data: AccountData,
    eaters: Container[str],
    margins: Mapping[str, timedelta],
    now: datetime,
) -> datetime | None:
    """Return the next boundary of all children; None when nothing is known of any.

    `eaters` are the children who have a menu; `margins` is how long before school begins each is
    woken.
    """
    moments = _moments(data, eaters, margins, now)
    coming = (moment for moment in moments if instant(moment) > instant(now))
    return min(coming, key=instant, default=None)


def _moments(
    data: AccountData,
    eaters: Container[str],
    margins: Mapping[str, timedelta],
    now: datetime,
) -> Iterator[datetime]:
    if data.children:
        yield next_midnight(now)
    for key, child in data.children.items():
        boundary = next_boundary(child.timetable, now, eats=key in eaters, margin=margins[key])
        if boundary is not None:
            yield boundary
        day = next_school_day(known_of(child), now)
        alarm = alarm_before(day.start if day else None, margins[key], now)
        if alarm is not None:
            yield instant(alarm) + ALARM_STAYS
        for fact in child.by_module.values():
            yield instant(fact.read_at) + LIVE_LIMIT
            yield instant(fact.read_at) + PLAN_LIMIT
        yield from _due(child)
        yield from care_moments(child.care)


def _due(child: ChildSnapshot) -> Iterator[datetime]:
    """Yield when entries begin and end and work is due: from then on it is not ahead any more."""
    for event in child.calendar.events if child.calendar else ():
        if event.start is not None:
            yield event.start
        if event.end is not None:
            yield event.end
    for task in child.assignments.assignments if child.assignments else ():
        if task.due_at is not None:
            yield task.due_at
