"""Calendar entries as the wire has them (docs/protocol.md E.1)."""

from datetime import date, datetime, time
from typing import Any
from zlib import crc32

from .family import Child
from .terms import DAY, WEEK, Closure, monday_of, red_day, week_index

type Entry = dict[str, Any]

_WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ORDINARY, _CLOSED, _TASK = 1, 3, 5


def calendar_entries(
    child: Child, weekly: list[dict[str, Any]], closed: list[Closure], first: date, last: date
) -> list[Entry]:
    """Return a child's closed days and the week's one entry, for each week of a range."""
    entries = [closed_entry(child, closure) for closure in closed]
    monday = monday_of(first)
    while monday <= last:
        planned = weekly_entry(weekly, monday)
        day = monday + planned["weekday"] * DAY
        is_closed = any(closure.first <= day <= closure.last for closure in closed)
        if first <= day <= last and not is_closed:
            entries.append(_planned_entry(child, day, planned))
        monday += WEEK
    return entries


def weekly_entry(weekly: list[dict[str, Any]], day: date) -> dict[str, Any]:
    """Return what the plan has in the week of a day."""
    return weekly[week_index(day) % len(weekly)]


def closed_entry(child: Child, closure: Closure) -> Entry:
    """Return the entry of days without school; on a single public holiday all is closed."""
    is_red = closure.first == closure.last and red_day(closure.first) is not None
    return all_day_entry(
        child,
        closure.first,
        closure.title,
        last=closure.last,
        text="<p>Fritids är stängt.</p>" if is_red else "<p>Fritids är öppet.</p>",
        type_id=_CLOSED,
    )


def all_day_entry(
    child: Child,
    first: date,
    title: str,
    *,
    last: date | None = None,
    text: str = "",
    type_id: int = _ORDINARY,
) -> Entry:
    """Return an entry for whole days.

    Both ways to write the end are in use: the next midnight, and a second before it. The first
    child's school writes one, the other the other; no time of day is null or empty.
    """
    last = last or first
    midnight = child.plan == "middle"
    end = datetime.combine(last + DAY, time.min) if midnight else datetime.combine(last, _LATE)
    # With the midnight style, `endDate` has been seen both inclusive and exclusive.
    end_date = last + DAY if midnight and type_id == _ORDINARY else last
    return _entry(child, first, title) | {
        "text": text,
        "description": text if midnight else "",
        "calendarEntryTypeId": type_id,
        "isAllDayEvent": True,
        "endDateFull": end.isoformat(),
        "endDate": end_date.isoformat(),
        "formattedEndDate": _swedish(last),
        "startTime": None if midnight else "",
        "endTime": None if midnight else "",
    }


def timed_entry(
    child: Child,
    day: date,
    start: str,
    end: str,
    title: str,
    *,
    text: str = "",
    subject: str | None = None,
    task: bool = False,
) -> Entry:
    """Return an entry for part of a day; a task's entry mirrors it by its address."""
    entry = _entry(child, day, title)
    return entry | {
        "text": text,
        "calendarEntryTypeId": _TASK if task else _ORDINARY,
        "startDateFull": f"{day.isoformat()}T{start}:00",
        "endDateFull": f"{day.isoformat()}T{end}:00",
        "startTime": start,
        "endTime": end,
        "subjects": [{"id": 12, "title": subject}] if subject else [],
        "url": f"/task/show/{entry['id']}" if task else None,
    }


def _planned_entry(child: Child, day: date, planned: dict[str, Any]) -> Entry:
    """Return the entry that plans.toml describes."""
    if "start" not in planned:
        return all_day_entry(child, day, planned["title"], text=planned["text"])
    return timed_entry(
        child,
        day,
        planned["start"],
        planned["end"],
        planned["title"],
        text=planned["text"],
        subject=planned.get("subject"),
        task=planned.get("task", False),
    )


def _entry(child: Child, day: date, title: str) -> Entry:
    """Return the fields that all entries share, the id following from what the entry is."""
    return {
        "id": 880000 + crc32(f"{child.key}|{day}|{title}".encode()) % 10_000_000,
        "o365EventId": None,
        "googleEventId": None,
        "title": title,
        "text": "",
        "description": "",
        "calendarEntryTypeId": _ORDINARY,
        "isAllDayEvent": False,
        "startDateFull": f"{day.isoformat()}T00:00:00",
        "endDateFull": f"{day.isoformat()}T00:00:00",
        "startDate": day.isoformat(),
        "endDate": day.isoformat(),
        "formattedStartDate": _swedish(day),
        "formattedEndDate": _swedish(day),
        "startTime": None,
        "endTime": None,
        "hasAttachments": False,
        "subjects": [],
        "courses": [],
        "url": None,
    }


def _swedish(day: date) -> str:
    """Write a date as `fre 27 nov`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


_LATE = time(23, 59, 59)
