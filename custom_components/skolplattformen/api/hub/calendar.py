"""The calendar of the chosen child for any range of days, and the files of its entries.

Source: `docs/protocol.md` E.1, E.2, E.3, P 8, P 23.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
import re

from ...school.models import Attachment, SchoolCalendar, SchoolEvent
from ..exceptions import (
    BadRangeError,
    ModuleOffError,
    UnexpectedAnswerError,
    UnreachableError,
)
from .answers import EmptyAnswerError
from .attachments import parse_attachment
from .fields import ItemError, Row, Skipped, parse_extras, parse_items
from .session import HubSession
from .text import to_text

_PATH = "/calendarv2/calendarv2"

_DAY = timedelta(days=1)
# A school year and its holidays.
_LONGEST_RANGE = timedelta(days=400)
# Clients ask for two months at once; whether more works is not known.
_ASKED_AT_ONCE = timedelta(days=62)
# Whether the platform also gives entries that began before the range is not known either.
_BEFORE = timedelta(days=31)
# The last minute of a day: entries for whole days end there, or at the midnight after it.
_LAST_MINUTE = time(23, 59)

_NUMBER = re.compile(r"[0-9]{1,18}")
_TASK = re.compile(r"/task/show/([^/?#]+)", re.IGNORECASE)


def check_range(first: date, last: date) -> None:
    """Raise BadRangeError for a range that is none, or that is longer than a school year."""
    if last < first:
        raise BadRangeError("the range ends before it begins")
    if last - first > _LONGEST_RANGE:
        raise BadRangeError("the range is longer than a school year")


async def read_calendar(
    session: HubSession, first: date, last: date, known: dict[int, str]
) -> SchoolCalendar:
    """Return all entries that touch a range; both days are inclusive.

    `known` are the names of kinds that were read before; what is missing there is added.

    Raises:
        UnexpectedAnswerError: as `parse_events`; otherwise as `HubSession.call`.

    """
    entries: list[object] = []
    for begin, end in _parts(first, last):
        asked = {"startDate": begin.isoformat(), "endDate": end.isoformat()}
        entries += _entries(await session.call(f"{_PATH}/getentries", kind="calendar", json=asked))
    if _kinds_of(entries) - known.keys():
        known |= await _read_kinds(session)
    # Texts of many entries take longer than the event loop should stand still.
    parsed = await asyncio.to_thread(parse_events, entries, dict(known), session.skipped)
    events = {
        (event.id, event.first): event
        for event in parsed
        if event.first <= last and event.last >= first
    }
    return SchoolCalendar(
        first=first,
        last=last,
        read_at=session.clock(),
        events=tuple(sorted(events.values(), key=_order)),
    )


async def read_attachments(session: HubSession, event_id: str) -> tuple[Attachment, ...]:
    """Return the files of one entry; an id the platform does not know has none.

    Raises:
        UnexpectedAnswerError: as `parse_event_files`; otherwise as `HubSession.call`.

    """
    number = int(event_id) if _NUMBER.fullmatch(event_id) else event_id
    try:
        data = await session.call(
            f"{_PATH}/getattachments", kind="calendar_files", json={"id": number}
        )
    except EmptyAnswerError:
        return ()
    return parse_event_files(data, session.skipped)


def parse_events(
    data: object, kinds: Mapping[int, str], skipped: Skipped
) -> tuple[SchoolEvent, ...]:
    """Return the entries of an answer: a list, or an object that holds it.

    Raises:
        UnexpectedAnswerError: no list, or no entry of it has a shape we know.

    """
    return parse_items(_entries(data), lambda row: _event(row, kinds, skipped), skipped, "calendar")


def _entries(data: object) -> list[object]:
    """Return the list of an answer, which may stand in an object."""
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise UnexpectedAnswerError("no list of calendar")
    return items


def parse_kinds(data: object, skipped: Skipped) -> dict[int, str]:
    """Return what the school calls the kinds of entries, by their number.

    Raises:
        UnexpectedAnswerError: no list of kinds.

    """
    items = data.get("calendarEntryTypes") if isinstance(data, dict) else None
    return dict(
        parse_items(
            items, lambda row: (row.number("id"), row.text("name")), skipped, "calendar_kinds"
        )
    )


def parse_event_files(data: object, skipped: Skipped) -> tuple[Attachment, ...]:
    """Return the files of an entry.

    Raises:
        UnexpectedAnswerError: no list, or no row of it has a shape we know.

    """
    return parse_items(data, parse_attachment, skipped, "files")


def _kinds_of(entries: Iterable[object]) -> set[int]:
    """Return the numbers of the kinds that occur."""
    kinds = (entry.get("calendarEntryTypeId") for entry in entries if isinstance(entry, Mapping))
    return {kind for kind in kinds if isinstance(kind, int)}


async def _read_kinds(session: HubSession) -> dict[int, str]:
    """Return the names of kinds; without them the entries still say the rest."""
    try:
        data = await session.call(f"{_PATH}/appData", kind="calendar_kinds")
        return parse_kinds(data, session.skipped)
    except ModuleOffError, UnexpectedAnswerError, UnreachableError:
        return {}


def _parts(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield what to ask for, one after the other, so that nothing in the range is missing."""
    begin = first - min(_BEFORE, first - date.min)
    while begin <= last:
        end = begin + min(_ASKED_AT_ONCE - _DAY, last - begin)
        yield begin, end
        if end == date.max:
            return
        begin = end + _DAY


def _event(row: Row, kinds: Mapping[int, str], skipped: Skipped) -> SchoolEvent:
    row.require("title")
    start, end = row.moment("startDateFull"), row.moment("endDateFull")
    if end < start:
        raise ItemError("ends before it starts")
    ends_at_midnight = end > start and end.time() == time.min
    all_day = row.known_flag("isAllDayEvent")
    if all_day is None:
        all_day = _fills_days(row, start, end)
    kind = row.optional_number("calendarEntryTypeId")
    task = _TASK.search(row.optional_text("url") or "")
    subjects = parse_extras(
        row.items("subjects") or [],
        lambda subject: subject.text("title"),
        skipped,
        "calendar_subjects",
    )
    return SchoolEvent(
        id=row.identifier("id"),
        first=start.date(),
        last=end.date() - _DAY if ends_at_midnight else end.date(),
        start=None if all_day else start,
        end=None if all_day else end,
        title=row.optional_text("title"),
        text=_text(row),
        kind=None if kind is None else kinds.get(kind),
        subjects=subjects,
        has_attachments=row.optional_truth("hasAttachments"),
        task=task[1] if task else None,
    )


def _fills_days(row: Row, start: datetime, end: datetime) -> bool:
    """Return whether an entry that does not say so is about whole days."""
    return (
        row.optional_text("startTime") is None
        and start.time() == time.min
        and end > start
        and (end.time() == time.min or end.time() >= _LAST_MINUTE)
    )


def _text(row: Row) -> str | None:
    """Return both texts, once when they are the same."""
    texts = (to_text(row.optional_text(name)) for name in ("text", "description"))
    return "\n\n".join(dict.fromkeys(filter(None, texts))) or None


def _order(event: SchoolEvent) -> tuple[date, bool, datetime | date, str]:
    """Order by day, whole days first."""
    return event.first, not event.all_day, event.start or event.first, event.id
