"""Reads the platform's raw rows for the comparison: lessons and moments, and what must be shown.

Like `compare`, it knows neither the integration nor the simulator's code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
import re
from typing import Any
from zoneinfo import ZoneInfo

from .choices import Choice

type Json = Mapping[str, Any]
type Event = tuple[str, ...]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = timedelta(days=1)
HORIZON = 14 * DAY

_NOT_LESSONS = {"lunch", "rast", "ombyte"}
_CALLED_OFF = re.compile(r"\b(inställ(d|t|da)|ställs in|utgår)\b", re.IGNORECASE)

# The rows have codes for some subjects, which are shown by their names in the guardian's language.
SUBJECTS = {
    "NO": "Naturorienterande ämnen",
    "Science studies": "Naturorienterande ämnen",
    "SO": "Samhällsorienterande ämnen",
    "Social study subjects": "Samhällsorienterande ämnen",
    "SV": "Svenska",
    "Swedish": "Svenska",
}


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What must be shown of a child: states, attributes, and this week's events, all by key."""

    states: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, Json] = field(default_factory=dict)
    events: Mapping[str, Sequence[Event]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, order=True)
class Lesson:
    """One lesson as the rows have it."""

    start: datetime
    end: datetime
    # As the rows have it, and as it is shown.
    title: str
    shown: str
    room: str
    called_off: bool


def lessons_of(child: Json, choice: Choice) -> list[Lesson]:
    """Return a child's lessons in order, those called off too."""
    return sorted(
        _lesson(row, choice)
        for row in child["timetable"]
        if not row["allDay"] and row["title"].strip().casefold() not in _NOT_LESSONS
    )


def _lesson(row: Json, choice: Choice) -> Lesson:
    """Read one row."""
    notes = row.get("notes") or {}
    said = (row["title"], notes.get("timetableNotes"), row.get("details"))
    title = row["title"].strip()
    return Lesson(
        start=local(row["start"]),
        end=local(row["end"]),
        title=title,
        shown=choice.renames.get(title) or SUBJECTS.get(title, title),
        room=(notes.get("roomInfo") or "").strip(),
        called_off=any(_CALLED_OFF.search(text or "") for text in said),
    )


def local(text: str) -> datetime:
    """Return the moment of a row: it has no zone, and is Swedish."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def written(moment: datetime | None) -> str:
    """Return a moment, or that there is none, in the one form that is compared."""
    return moment.astimezone(STOCKHOLM).isoformat() if moment else "unknown"


def switch(*, is_on: bool | None) -> str:
    """Return the state of what is on, off or not known."""
    return "unknown" if is_on is None else ("on" if is_on else "off")


def is_this_week(day: date, now: datetime) -> bool:
    """Return whether a day is in the week from this Monday on."""
    monday = now.date() - now.weekday() * DAY
    return monday <= day < monday + 7 * DAY
