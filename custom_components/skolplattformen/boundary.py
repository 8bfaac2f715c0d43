"""When what the entities show changes though nothing new is read: one clock for the account. Pure."""

from collections.abc import Container, Iterator, Mapping
from datetime import datetime, timedelta

from .school.day import PLAN_LIMIT, next_boundary
from .school.moments import instant
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
    for key, child in data.children.items():
        boundary = next_boundary(child.timetable, now, eats=key in eaters, margin=margins[key])
        if boundary is not None:
            yield boundary
        for fact in child.by_module.values():
            yield instant(fact.read_at) + LIVE_LIMIT
            yield instant(fact.read_at) + PLAN_LIMIT
