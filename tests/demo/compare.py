"""Compares what Home Assistant shows with the platform's raw rows.

Knows neither the integration nor the simulator's code, only what comes out of them: it works out
from the rows what a guardian must see, by its own reading, and says where something else is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .choices import Choice
from .compare_care import of_care
from .compare_day import of_day
from .compare_family import of_family
from .compare_inbox import of_inbox, todo
from .compare_lessons import of_lessons
from .compare_lunch import lunches
from .rows import STOCKHOLM, SUBJECTS, Event, Expected, Json, lessons_of, written

# What is compared of an event, beside its start and end.
_FIELDS = {
    "timetable": ("summary", "location"),
    "lunch_menu": ("summary", "description"),
    "school_calendar": ("summary",),
    "school_days": (),
    "care_times": (),
}
_MOMENTS = frozenset(
    {
        *("next_lesson_start", "wake_up", "school_start", "school_end"),
        *("care_start", "care_end", "first_start", "last_end"),
    }
)
# What the integration itself says, in the guardian's language, in one of them.
_WORDS = {**SUBJECTS, "PE clothes": "Gympakläder"}
_SENTENCES = ("today", "tomorrow", "family_today", "family_tomorrow", "family_now")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What Home Assistant shows of one child: by key states and calendars' week; and the to-do list."""

    states: Mapping[str, Json]
    events: Mapping[str, Sequence[Json]]
    todo: Sequence[Json] = field(default=())


def differences(
    raw: Json,
    account: Mapping[str, Json],
    shown: Mapping[str, Shown],
    choices: Mapping[str, Choice],
) -> list[str]:
    """Return in words everything that is shown otherwise than the rows say; nothing when all fits.

    `account` has the states of the account's device, and `shown` what there is of each child.
    """
    now = datetime.fromisoformat(raw["now"]).astimezone(STOCKHOLM)
    names = {child["first_name"] for child in raw["children"]}
    found = (
        [f"children {sorted(names)} are shown as {sorted(shown)}"] if names != set(shown) else []
    )
    read_at = _read_at(account)
    if read_at is None:
        return [*found, "last_update is no moment"]
    found += _wrong_states(of_family(raw, choices, now, read_at), account)
    for child in raw["children"]:
        name = child["first_name"]
        if name in shown:
            wrong = _differences(child, choices[name], now, read_at, shown[name])
            found += [f"{name}: {text}" for text in wrong]
    return found


def _read_at(account: Mapping[str, Json]) -> datetime | None:
    """Return when the platform was read: who is where is known as it was then."""
    try:
        return datetime.fromisoformat(account["last_update"]["state"])
    except KeyError, ValueError:
        return None


def _differences(
    child: Json, choice: Choice, now: datetime, read_at: datetime, shown: Shown
) -> list[str]:
    """Return what differs for one child."""
    found: list[str] = []
    for expected in (
        of_lessons(lessons_of(child, choice), now),
        of_day(child, choice, now),
        of_care(child, now, read_at),
        of_inbox(child, now),
        lunches(child, choice, now),
    ):
        found += _wrong_states(expected, shown.states)
        for key, right in expected.events.items():
            events = sorted(_event(key, event) for event in shown.events.get(key, ()))
            if events != sorted(right):
                found.append(f"the calendar {key} has {events} and not {sorted(right)}")
    listed = [_item(item) for item in shown.todo]
    if listed != (right_items := todo(child, now)):
        found.append(f"the to-do list has {listed} and not {right_items}")
    return found


def _wrong_states(expected: Expected, states: Mapping[str, Json]) -> Iterator[str]:
    """Yield what differs of the states and their attributes, and which sentences are missing."""
    for key, value in expected.states.items():
        state = states.get(key, {}).get("state", "missing")
        if key in _MOMENTS and state[:1].isdigit():
            state = written(datetime.fromisoformat(state))
        state = _WORDS.get(state, state)
        if state != value:
            yield f"{key} is {state!r} and not {value!r}"
        if key in _SENTENCES and not states.get(key, {}).get("attributes", {}).get("summary"):
            yield f"{key} has no sentence"
    for key, attributes in expected.attributes.items():
        known = states.get(key, {}).get("attributes", {})
        if (has := {name: _attribute(known.get(name)) for name in attributes}) != attributes:
            yield f"{key} has {has} and not {attributes}"


def _attribute(value: Any) -> Any:
    """Return an attribute in the form that is compared."""
    if isinstance(value, list):
        return [_attribute(item) for item in value]
    if isinstance(value, dict):
        return {"title": value["title"], "due": value["due"]}
    return _WORDS.get(value, value)


def _event(key: str, event: Json) -> Event:
    """Return an event of Home Assistant's calendar in the form of what must be shown of it."""
    moments = (_side(event[side]) for side in ("start", "end"))
    texts = (event.get(name) or "" for name in _FIELDS[key])
    return *moments, *(_WORDS.get(text, text) for text in texts)


def _side(side: Json) -> str:
    """Return the start or the end of an event: a day, or a moment."""
    if "date" in side:
        day: str = side["date"]
        return day
    return written(datetime.fromisoformat(side["dateTime"]))


def _item(item: Json) -> tuple[str, str, str]:
    """Return an item of a to-do list in the form of the rows."""
    due = item.get("due") or ""
    due = written(datetime.fromisoformat(due)) if "T" in due else due
    return item["summary"], due, item["status"]
