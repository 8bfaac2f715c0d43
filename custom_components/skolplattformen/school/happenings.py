"""What is new of a child: every item once, and none that the first reading brought."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from .absence_news import AbsenceNews, known_absences, recorded, reported
from .announced import news_of_changes
from .changes import Comparison, compare
from .day_mode import day_off
from .known import Known
from .models import (
    Announced,
    Change,
    ChildSnapshot,
    Facts,
    Message,
    MessageCount,
    News,
    NewsItem,
    Notification,
    NotificationCount,
)
from .moments import swedish_day

type Item = Message | NewsItem | Notification | Change | AbsenceNews

# How many ids are remembered, at least all that are listed. More than the platform lists at once,
# so that an item that one answer lacked is known when the next one has it again.
_REMEMBERED = 300
# An item that nobody has seen and that is so much older than the last reading is not new: others
# were taken away and it came into the list, or it could not be read until now.
_LATE = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One new thing of a child."""

    child_key: str
    item: Item


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is new, oldest first within its kind, and what is to be remembered once it is told."""

    announced: Announced
    items: tuple[Item, ...] = ()


def timetable_of(before: ChildSnapshot, read: Facts, now: datetime) -> Comparison | None:
    """Return what a reading of the timetable makes of the kept one; None without a reading."""
    if read.timetable is None:
        return None
    known = Known(timetable=read.timetable, calendar=read.calendar or before.calendar)
    return compare(
        before.timetable, read.timetable, lambda day: day_off(known, day) is not None, now
    )


def new_in_visit(
    before: ChildSnapshot,
    read: Facts,
    changes: Iterable[Change],
    announced: Announced,
    now: datetime,
) -> Found:
    """Return what a visit to a child has brought that is new."""
    told = news_of_changes(before.child.key, changes, announced.changes, swedish_day(now))
    items: list[Item] = [*told.changes]
    announced = replace(announced, changes=told.announced)
    if read.messages is not None:
        messages, ids = _new(read.messages.newest, announced.messages, _sent_on, before.messages)
        items += messages
        announced = replace(announced, messages=ids)
    if read.news is not None:
        news, ids = _new(read.news.items, announced.news, _published_on, before.news)
        items += news
        announced = replace(announced, news=ids)
    if read.attendance is not None:
        items += reported(announced.absences, read.attendance)
        absences = known_absences(announced.absences, read.attendance)
        announced = replace(announced, absences=absences)
    return Found(announced=announced, items=tuple(items))


def new_in_bell(
    before: ChildSnapshot, listed: Sequence[Notification], announced: Announced
) -> Found:
    """Return what the bell, which lists these of the child, has that is new."""
    items, ids = _new(listed, announced.notifications, _rung_on, before.notifications)
    return Found(announced=replace(announced, notifications=ids), items=(*items, *recorded(items)))


def _new[T: (Message, NewsItem, Notification)](
    listed: Sequence[T],
    known: tuple[int, ...] | None,
    day_of: Callable[[T], date | None],
    before: MessageCount | News | NotificationCount | None,
) -> tuple[list[T], tuple[int, ...]]:
    """Return the new ones among what is listed newest first, oldest first, and all known ids."""
    unique: dict[int, T] = {item.id: item for item in listed}
    ids = tuple(dict.fromkeys((*unique, *(known or ()))))[: max(len(unique), _REMEMBERED)]
    if known is None:
        return [], ids
    earliest = None if before is None else swedish_day(before.read_at) - _LATE
    new = [
        item
        for item in unique.values()
        if item.id not in known and not _is_before(day_of(item), earliest)
    ]
    return new[::-1], ids


def _is_before(day: date | None, earliest: date | None) -> bool:
    return day is not None and earliest is not None and day < earliest


def _sent_on(message: Message) -> date | None:
    return message.sent_on


def _published_on(item: NewsItem) -> date | None:
    return None if item.published is None else swedish_day(item.published)


def _rung_on(notification: Notification) -> date | None:
    return None if notification.sent is None else swedish_day(notification.sent)
