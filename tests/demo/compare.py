"""Compares what Home Assistant shows with the platform's raw rows.

Knows neither the integration nor the simulator's code, only what comes out of them: it works out
from the rows what a guardian must see, by its own reading, and says where something else is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape
import re
from typing import Any
from zoneinfo import ZoneInfo

type Json = Mapping[str, Any]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOT_LESSONS = {"lunch", "rast", "ombyte"}
CALLED_OFF = re.compile(r"\b(inställ(d|t|da)|ställs in|utgår)\b", re.IGNORECASE)
LUNCH_IS_OVER = time(13, 30)
WAKE_UP_MARGIN = timedelta(minutes=75)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What Home Assistant shows of one child: states by key, and this week's calendar."""

    states: Mapping[str, Json]
    events: Sequence[Json]


@dataclass(frozen=True, kw_only=True, order=True)
class Lesson:
    """One lesson as the rows have it."""

    start: datetime
    end: datetime
    title: str
    room: str
    called_off: bool


def differences(raw: Json, shown: Mapping[str, Shown]) -> list[str]:
    """Return in words everything that is shown otherwise than the rows say; nothing when all fits."""
    now = datetime.fromisoformat(raw["now"]).astimezone(STOCKHOLM)
    names = {child["first_name"] for child in raw["children"]}
    found = (
        [f"children {sorted(names)} are shown as {sorted(shown)}"] if names != set(shown) else []
    )
    for child in raw["children"]:
        name = child["first_name"]
        if name in shown:
            found += [f"{name}: {text}" for text in _differences(child, now, shown[name])]
    return found


def _differences(child: Json, now: datetime, shown: Shown) -> list[str]:
    """Return what differs for one child."""
    lessons = _lessons(child)
    following = _next_lesson(lessons, now)
    expected = {
        "next_lesson": following.title if following else "unknown",
        "next_lesson_start": _moment(following.start) if following else "unknown",
        "wake_up": _wake_up(lessons, now),
        "lunch": _lunch(child, now),
        "unread_messages": str(sum(message["isNew"] for message in child["messages"])),
    }
    found = []
    for key, value in expected.items():
        state = shown.states.get(key, {}).get("state", "missing")
        if key in {"next_lesson_start", "wake_up"} and state[:1].isdigit():
            state = _moment(datetime.fromisoformat(state))
        if state != value:
            found.append(f"{key} is {state!r} and not {value!r}")
    monday = now.date() - timedelta(days=now.weekday())
    rows = sorted(
        (_moment(lesson.start), _moment(lesson.end), lesson.title, lesson.room)
        for lesson in lessons
        if monday <= lesson.start.date() < monday + timedelta(weeks=1)
    )
    events = sorted(_event(event) for event in shown.events)
    if rows != events:
        found.append(f"the calendar has {events} and not {rows}")
    return found


def _lessons(child: Json) -> list[Lesson]:
    """Return a child's lessons in order, those called off too."""
    return sorted(
        _lesson(row)
        for row in child["timetable"]
        if not row["allDay"] and row["title"].strip().casefold() not in NOT_LESSONS
    )


def _lesson(row: Json) -> Lesson:
    """Read one row."""
    notes = row.get("notes") or {}
    said = (row["title"], notes.get("timetableNotes"), row.get("details"))
    return Lesson(
        start=datetime.fromisoformat(row["start"]).replace(tzinfo=STOCKHOLM),
        end=datetime.fromisoformat(row["end"]).replace(tzinfo=STOCKHOLM),
        title=row["title"].strip(),
        room=(notes.get("roomInfo") or "").strip(),
        called_off=any(CALLED_OFF.search(text or "") for text in said),
    )


def _next_lesson(lessons: Sequence[Lesson], now: datetime) -> Lesson | None:
    """Return the first lesson that takes place and begins from now on, within 14 days."""
    last = now.date() + timedelta(days=14)
    return next(
        (x for x in lessons if not x.called_off and x.start > now and x.start.date() <= last), None
    )


def _wake_up(lessons: Sequence[Lesson], now: datetime) -> str:
    """Return when to wake for the school day that has not ended, within 14 days, unless that has passed."""
    horizon = now.date() + timedelta(days=14)
    ahead = [x for x in lessons if not x.called_off and x.end > now and x.start.date() <= horizon]
    if not ahead:
        return "unknown"
    day = min(lesson.start.date() for lesson in ahead)
    begin = min(x.start for x in lessons if not x.called_off and x.start.date() == day)
    return _moment(begin - WAKE_UP_MARGIN) if begin - WAKE_UP_MARGIN > now else "unknown"


def _lunch(child: Json, now: datetime) -> str:
    """Return today's lunch until it is over, then that of the next day with a menu."""
    today = now.date()
    if now < _lunch_end(child, today):
        for closed in child["closed_days"]:
            if closed["first"] <= today.isoformat() <= closed["last"]:
                return str(closed["title"])
        days = range(8)
    else:
        days = range(1, 8)
    for ahead in days:
        dishes = child["menu"].get((today + timedelta(days=ahead)).isoformat())
        if dishes:
            # Kitchens write blanks, entities and a dish twice; a guardian sees none of that.
            clean = [" ".join(unescape(dish).split()) for dish in dishes]
            return ", ".join(dict.fromkeys(clean))
    return "unknown"


def _lunch_end(child: Json, day: date) -> datetime:
    """Return when a child's lunch of a day is over."""
    ends = [
        datetime.fromisoformat(row["end"]).replace(tzinfo=STOCKHOLM)
        for row in child["timetable"]
        if row["title"].strip().casefold() == "lunch" and row["start"].startswith(day.isoformat())
    ]
    return max(ends, default=datetime.combine(day, LUNCH_IS_OVER, STOCKHOLM))


def _event(event: Json) -> tuple[str, str, str, str]:
    """Return an event of Home Assistant's calendar in the form of the rows."""
    start, end = (datetime.fromisoformat(event[side]["dateTime"]) for side in ("start", "end"))
    return _moment(start), _moment(end), event["summary"], event.get("location") or ""


def _moment(moment: datetime) -> str:
    """Return a moment in the one form that is compared."""
    return moment.astimezone(STOCKHOLM).isoformat()
