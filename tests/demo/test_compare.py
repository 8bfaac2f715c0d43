"""The smoke test's comparison: it agrees with what is right, and finds each thing that is wrong."""

from copy import deepcopy
from typing import Any

import pytest

from tests.demo.compare import Shown, differences

TUESDAY = "2026-11-24"
FREE = {"roomInfo": "", "timetableNotes": "", "tutors": ""}


def row(start: str, end: str, title: str, **changes: Any) -> dict[str, Any]:
    """Return a row of the platform on the Tuesday."""
    return {
        "start": f"{TUESDAY}T{start}:00",
        "end": f"{TUESDAY}T{end}:00",
        "title": title,
        "notes": FREE,
        "allDay": False,
        **changes,
    }


def raw(clock: str) -> dict[str, Any]:
    """Return what the platform holds at a time of the Tuesday."""
    child = {
        "first_name": "Alva",
        "timetable": [
            row("12:00", "13:00", "Musik", notes=FREE | {"timetableNotes": "Lektionen utgår"}),
            row("13:10", "14:00", "Slöjd", notes={"roomInfo": "S3"}),
            row("11:00", "11:30", "Lunch"),
            row("00:00", "00:00", "Utflykt", allDay=True),
            row("08:00", "09:00", " Bild ", notes=FREE | {"roomInfo": "Ateljén"}),
        ],
        "messages": [{"isNew": True}, {"isNew": False}, {"isNew": True}],
        "menu": {
            TUESDAY: ["Soppa &amp;  bröd ", "Soppa &amp;  bröd ", "Gryta"],
            "2026-11-26": ["Pannkakor"],
        },
        "closed_days": [],
    }
    return {"now": f"{TUESDAY}T{clock}:00+01:00", "children": [child]}


def event(start: str, end: str, summary: str, location: str | None) -> dict[str, Any]:
    """Return an event as Home Assistant's calendar has it."""
    return {
        "start": {"dateTime": f"{TUESDAY}T{start}:00+01:00"},
        "end": {"dateTime": f"{TUESDAY}T{end}:00+01:00"},
        "summary": summary,
        "location": location,
    }


def shown(**states: str) -> dict[str, Shown]:
    """Return what is rightly shown at seven in the morning, with changes."""
    right = {
        "next_lesson": "Bild",
        "next_lesson_start": f"{TUESDAY}T07:00:00+00:00",
        "wake_up": "unknown",
        "lunch": "Soppa & bröd, Gryta",
        "unread_messages": "2",
    }
    events = [
        event("08:00", "09:00", "Bild", "Ateljén"),
        event("12:00", "13:00", "Musik", None),
        event("13:10", "14:00", "Slöjd", "S3"),
    ]
    return {
        "Alva": Shown(
            states={key: {"state": state} for key, state in (right | states).items()},
            events=events,
        )
    }


def test_right() -> None:
    """What is right makes no words."""
    assert differences(raw("07:00"), shown()) == []


@pytest.mark.parametrize(
    ("clock", "states"),
    [
        pytest.param("06:00", {"wake_up": f"{TUESDAY}T05:45:00+00:00"}, id="before getting up"),
        pytest.param(
            "10:00",
            {"next_lesson": "Slöjd", "next_lesson_start": f"{TUESDAY}T12:10:00+00:00"},
            id="a lesson that is called off is never next",
        ),
        pytest.param(
            "11:30",
            {
                "next_lesson": "Slöjd",
                "next_lesson_start": f"{TUESDAY}T12:10:00+00:00",
                "lunch": "Pannkakor",
            },
            id="after lunch, the next day with a menu",
        ),
        pytest.param(
            "15:00",
            {"next_lesson": "unknown", "next_lesson_start": "unknown", "lunch": "Pannkakor"},
            id="no more lessons",
        ),
    ],
)
def test_hours(clock: str, states: dict[str, str]) -> None:
    """Another hour of the day."""
    assert differences(raw(clock), shown(**states)) == []


def test_closed_day() -> None:
    """On a closed day the reason stands for the dishes."""
    platform = raw("07:00")
    platform["children"][0]["closed_days"] = [
        {"first": TUESDAY, "last": TUESDAY, "title": "Studiedag"}
    ]
    assert differences(platform, shown(lunch="Studiedag")) == []


@pytest.mark.parametrize(
    "key", ["next_lesson", "next_lesson_start", "wake_up", "lunch", "unread_messages"]
)
def test_wrong_state(key: str) -> None:
    """A wrong state is found."""
    (text,) = differences(raw("07:00"), shown(**{key: "unavailable"}))
    assert text.startswith(f"Alva: {key} is 'unavailable'")


def test_wrong_lesson() -> None:
    """A lesson that differs in the calendar is found."""
    platform = raw("07:00")
    platform["children"][0]["timetable"][1]["notes"]["roomInfo"] = "S4"
    (text,) = differences(platform, shown())
    assert text.startswith("Alva: the calendar has")


def test_wrong_child() -> None:
    """Children that are shown for one another, or not at all, are found."""
    platform = raw("07:00")
    other = deepcopy(platform["children"][0])
    platform["children"].append(other | {"first_name": "Vilmer", "messages": []})
    found = differences(platform, shown() | {"Vilmer": shown()["Alva"]})
    assert found == ["Vilmer: unread_messages is '2' and not '0'"]
    assert differences(platform, shown()) == ["children ['Alva', 'Vilmer'] are shown as ['Alva']"]
