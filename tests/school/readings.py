"""Readings of the timetable in short words, and what is said of them in short words."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from custom_components.skolplattformen.school.changes import Comparison, compare
from custom_components.skolplattformen.school.models import (
    Change,
    Shift,
    Timetable,
    TimetableEntry,
)

from .facts import at, plan

# A Monday at noon, and the day after it, which the tests are about.
NOON = "2026-11-23 12:00"
TUESDAY = "2026-11-24"


def lesson(text: str, day: str = TUESDAY) -> TimetableEntry:
    """Return a row said as `08:20-09:20 Matematik / teacher / room / notes`."""
    times, _, rest = text.partition(" ")
    start, _, end = times.partition("-")
    title, teacher, room, notes = (part.strip() or None for part in f"{rest}///".split("/")[:4])
    return TimetableEntry(
        start=at(f"{day} {start}"),
        end=at(f"{day} {end}"),
        title=title or "",
        teacher=teacher,
        room=room,
        notes=notes,
    )


def reading(
    *texts: str, at_time: str = NOON, day: str = TUESDAY, first: str = "2026-11-23"
) -> Timetable:
    """Return a reading of three weeks, with these rows on one day."""
    return plan(*(lesson(text, day) for text in texts), first=first, read_at=at_time)


def never(_day: date) -> bool:
    """Say of no day that the calendar explains it."""
    return False


def follow(
    *readings: Timetable, closed: Callable[[date], bool] = never, kept: Timetable | None = None
) -> tuple[Timetable, list[list[str]]]:
    """Return what is kept after these readings, and what was announced after each but the first."""
    said: list[list[str]] = []
    for read in readings:
        found = compare(kept, read, closed, read.read_at)
        if kept is not None:
            said.append(told(found.changes))
        kept = found.timetable
    assert kept is not None
    return kept, said


def once(before: Iterable[str], after: Iterable[str], now: str = NOON) -> Comparison:
    """Return what one reading an hour later makes of a kept day."""
    return compare(
        reading(*before, at_time="2026-11-23 11:00"), reading(*after, at_time=now), never, at(now)
    )


def told(changes: Iterable[Change]) -> list[str]:
    """Return changes in short words: kind, before, after, and how start and end of day change."""
    return [
        " ".join(
            filter(
                None,
                (
                    change.kind,
                    _short(change.before),
                    "->",
                    _short(change.after),
                    _shift("start", change.day_start),
                    _shift("end", change.day_end),
                ),
            )
        )
        for change in changes
    ]


def kept_rows(timetable: Timetable) -> list[str]:
    """Return the rows in short words, with what is said of them: `?` in doubt, `x` cancelled."""
    return [
        f"{entry.start:%H:%M} {entry.title}"
        + ("" if entry.confirmed else " ?")
        + (" x" if entry.cancelled else "")
        for entry in timetable.entries
    ]


def _short(entry: TimetableEntry | None) -> str:
    return "-" if entry is None else f"{entry.start:%H:%M} {entry.title}"


def _shift(name: str, shift: Shift | None) -> str:
    if shift is None:
        return ""
    return f"{name} {_hour(shift.before)}>{_hour(shift.after)}"


def _hour(moment: datetime | None) -> str:
    return "-" if moment is None else f"{moment:%H:%M}"
