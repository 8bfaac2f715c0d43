"""The timetable as a calendar: lessons with an identity that lasts from one reading to the next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from .day import entry_order
from .models import Timetable, TimetableEntry
from .moments import instant


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """One lesson in the calendar, cancelled ones too."""

    uid: str
    lesson: TimetableEntry


def agenda(child_key: str, timetable: Timetable | None) -> tuple[AgendaItem, ...]:
    """Return the lessons of the timetable in order, each with its uid.

    A row that ends before it has lasted cannot stand in a calendar and is left out.
    Take the uids from the whole timetable, then `overlapping` for a range: where lessons share
    start and title, their uids depend on all of them being there.
    """
    if timetable is None:
        return ()
    lasting = (row for row in timetable.lessons if instant(row.start) < instant(row.end))
    seen: Counter[tuple[datetime, str]] = Counter()
    items: list[AgendaItem] = []
    for lesson in sorted(lasting, key=entry_order):
        name = (instant(lesson.start), lesson.title)
        items.append(AgendaItem(uid=lesson_uid(child_key, lesson, seen[name]), lesson=lesson))
        seen[name] += 1
    return tuple(items)


def lesson_uid(child_key: str, lesson: TimetableEntry, ordinal: int = 0) -> str:
    """Return the identity of a lesson: child, start and title, as the platform gives none.

    It survives another room, teacher, end or note. The ordinal tells apart lessons that share
    start and title.
    """
    name = f"{child_key}\n{instant(lesson.start).isoformat()}\n{ordinal}\n{lesson.title}"
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:32]


def overlapping(
    items: Iterable[AgendaItem], start: datetime, end: datetime
) -> tuple[AgendaItem, ...]:
    """Return the items of which some part lies between start and end (exclusive)."""
    return tuple(
        item
        for item in items
        if instant(item.lesson.start) < instant(end) and instant(item.lesson.end) > instant(start)
    )


def current_or_next(items: Iterable[AgendaItem], now: datetime) -> AgendaItem | None:
    """Return the item that goes on, or else the one that begins next."""
    left = (item for item in items if instant(item.lesson.end) > instant(now))
    return min(left, key=lambda item: entry_order(item.lesson), default=None)
