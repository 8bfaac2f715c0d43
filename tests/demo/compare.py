"""Compares what Home Assistant shows with the platform's raw rows.

Knows neither the integration nor the simulator's code, only what comes out of them: it works out
from the rows what a guardian must see, by its own reading, and says where something else is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
import re

from .choices import Choice
from .compare_lunch import STOCKHOLM, Json, lunches

NOT_LESSONS = {"lunch", "rast", "ombyte"}
CALLED_OFF = re.compile(r"\b(inställ(d|t|da)|ställs in|utgår)\b", re.IGNORECASE)
WAKE_UP_MARGIN = timedelta(minutes=75)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What Home Assistant shows of one child: states by key, and this week of its calendars by key."""

    states: Mapping[str, Json]
    events: Mapping[str, Sequence[Json]]


# The rows have codes for some subjects, which are shown by their names in the guardian's language.
SUBJECTS = {
    "NO": "Naturorienterande ämnen",
    "Science studies": "Naturorienterande ämnen",
    "SO": "Samhällsorienterande ämnen",
    "Social study subjects": "Samhällsorienterande ämnen",
    "SV": "Svenska",
    "Swedish": "Svenska",
}


@dataclass(frozen=True, kw_only=True, order=True)
class Lesson:
    """One lesson as the rows have it."""

    start: datetime
    end: datetime
    title: str
    room: str
    called_off: bool


def differences(raw: Json, shown: Mapping[str, Shown], choices: Mapping[str, Choice]) -> list[str]:
    """Return in words everything that is shown otherwise than the rows say; nothing when all fits."""
    now = datetime.fromisoformat(raw["now"]).astimezone(STOCKHOLM)
    names = {child["first_name"] for child in raw["children"]}
    found = (
        [f"children {sorted(names)} are shown as {sorted(shown)}"] if names != set(shown) else []
    )
    for child in raw["children"]:
        name = child["first_name"]
        if name in shown:
            found += [
                f"{name}: {text}" for text in _differences(child, choices[name], now, shown[name])
            ]
    return found


def _differences(child: Json, choice: Choice, now: datetime, shown: Shown) -> list[str]:
    """Return what differs for one child."""
    lessons = _lessons(child)
    following = _next_lesson(lessons, now)
    eaten = lunches(child, choice, now)
    expected = {
        "next_lesson": following.title if following else "unknown",
        "next_lesson_start": _moment(following.start) if following else "unknown",
        "wake_up": _wake_up(lessons, now),
        "unread_messages": str(sum(message["isNew"] for message in child["messages"])),
        **eaten.states,
    }
    found = []
    for key, value in expected.items():
        state = shown.states.get(key, {}).get("state", "missing")
        if key in {"next_lesson_start", "wake_up"} and state[:1].isdigit():
            state = _moment(datetime.fromisoformat(state))
        state = SUBJECTS.get(state, state)
        if state != value:
            found.append(f"{key} is {state!r} and not {value!r}")
    for key, attributes in eaten.attributes.items():
        known = shown.states.get(key, {}).get("attributes", {})
        if (has := {name: known.get(name) for name in attributes}) != attributes:
            found.append(f"{key} has {has} and not {attributes}")
    monday = now.date() - timedelta(days=now.weekday())
    rows = sorted(
        (_moment(lesson.start), _moment(lesson.end), lesson.title, lesson.room)
        for lesson in lessons
        if monday <= lesson.start.date() < monday + timedelta(weeks=1)
    )
    calendars = {
        "timetable": (rows, sorted(_event(x) for x in shown.events.get("timetable", ()))),
        "lunch_menu": (eaten.events, [_lunch(x) for x in shown.events.get("lunch_menu", ())]),
    }
    for key, (right, events) in calendars.items():
        if events != right:
            found.append(f"the calendar {key} has {events} and not {right}")
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
        title=SUBJECTS.get(row["title"].strip(), row["title"].strip()),
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


def _event(event: Json) -> tuple[str, str, str, str]:
    """Return an event of Home Assistant's calendar in the form of the rows."""
    start, end = (datetime.fromisoformat(event[side]["dateTime"]) for side in ("start", "end"))
    summary: str = event["summary"]
    return _moment(start), _moment(end), SUBJECTS.get(summary, summary), event.get("location") or ""


def _lunch(event: Json) -> tuple[str, str, str, str]:
    """Return an event of a whole day in the form of what must be shown of it."""
    return (
        event["start"]["date"],
        event["end"]["date"],
        event["summary"],
        event.get("description") or "",
    )


def _moment(moment: datetime) -> str:
    """Return a moment in the one form that is compared."""
    return moment.astimezone(STOCKHOLM).isoformat()
