"""The smoke test's comparison: it agrees with what is right, and finds each thing that is wrong."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from tests.demo.choices import Choice
from tests.demo.compare import Shown, differences

TUESDAY = "2026-11-24"
CHOICES = {
    "Alva": Choice(site="skolmaten.se", address="", watched=("pannkakor", "fisk")),
    "Vilmer": Choice(site="Mateo", address="", alternative="Lunch 2"),
}
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


def skolmaten(day: str, *dishes: str, cancelled: str | None = None) -> dict[str, Any]:
    """Return a day of skolmaten.se; sej is marked as fish."""
    meals = [
        {"name": dish, "MealAttributes": [{"sv": "Fisk"}] if "Sej" in dish else []}
        for dish in dishes
    ]
    return {"date": f"{day}T00:00:00.000Z", "cancelled": cancelled, "Meals": meals}


def mateo(day: str, *dishes: str) -> dict[str, Any]:
    """Return a day of Mateo."""
    meals = [
        {"name": dish, "type": f"Lunch {number}", "categories": [], "allergens": []}
        for number, dish in enumerate(dishes, 1)
    ]
    return {"date": f"{day}T00:00:00.000Z", "meals": meals}


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
        "menus": {
            "skolmaten.se": [
                skolmaten("2026-11-23", cancelled="Studiedag"),
                skolmaten(TUESDAY, "Soppa &amp;  bröd ", "Soppa &amp;  bröd ", "Gryta"),
                skolmaten("2026-11-26", "Sej i ugn", "Pannkakor"),
            ],
            "Mateo": [
                mateo("2026-11-23", "Studiedag"),
                mateo(TUESDAY, "Pytt , rödbetor ", "Soja"),
                mateo("2026-11-26", "Fiskgryta"),
            ],
        },
        "closed_days": [{"first": "2026-11-23", "last": "2026-11-23", "title": "Studiedag"}],
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


def lunch(day: str, following: str, summary: str, description: str | None = None) -> dict[str, Any]:
    """Return an event of a whole day."""
    return {
        "start": {"date": day},
        "end": {"date": following},
        "summary": summary,
        "description": description,
    }


RIGHT = {
    "next_lesson": "Bild",
    "next_lesson_start": f"{TUESDAY}T07:00:00+00:00",
    "wake_up": "unknown",
    "lunch": "Soppa & bröd, Gryta",
    "lunch_watch": "off",
    "unread_messages": "2",
}
SERVED = {"date": TUESDAY, "dishes": ["Soppa & bröd", "Gryta"], "name": "Lärkskolan"}
THURSDAY = {"date": "2026-11-26", "dishes": ["Sej i ugn", "Pannkakor"]}
WATCHED = {
    "next_date": "2026-11-26",
    "words": ["pannkakor", "fisk"],
    "dishes": ["Sej i ugn", "Pannkakor"],
}
LESSONS = [
    event("08:00", "09:00", "Bild", "Ateljén"),
    event("12:00", "13:00", "Musik", None),
    event("13:10", "14:00", "Slöjd", "S3"),
]
LUNCHES = [
    lunch("2026-11-23", TUESDAY, "Studiedag"),
    lunch(TUESDAY, "2026-11-25", "Soppa & bröd, Gryta"),
    lunch("2026-11-26", "2026-11-27", "Sej i ugn, Pannkakor"),
]


def shown(*, served: dict[str, Any] = SERVED, **states: str) -> dict[str, Shown]:
    """Return what is rightly shown of Alva at seven in the morning, with changes."""
    attributes = {"lunch": served, "lunch_watch": WATCHED}
    return {
        "Alva": Shown(
            states={
                key: {"state": state, "attributes": attributes.get(key, {})}
                for key, state in (RIGHT | states).items()
            },
            events={"timetable": LESSONS, "lunch_menu": LUNCHES},
        )
    }


def wrong(platform: dict[str, Any], seen: dict[str, Shown]) -> list[str]:
    """Return what differs, by the choices of the demo's kind."""
    return differences(platform, seen, CHOICES)


def test_right() -> None:
    """What is right makes no words."""
    assert wrong(raw("07:00"), shown()) == []


LATER = {"lunch": "Sej i ugn, Pannkakor", "lunch_watch": "on"}
AFTERNOON = {"next_lesson": "Slöjd", "next_lesson_start": f"{TUESDAY}T12:10:00+00:00"}
NO_LESSON = {"next_lesson": "unknown", "next_lesson_start": "unknown"}


@pytest.mark.parametrize(
    ("clock", "served", "states"),
    [
        pytest.param(
            "06:00", SERVED, {"wake_up": f"{TUESDAY}T05:45:00+00:00"}, id="before getting up"
        ),
        pytest.param("10:00", SERVED, AFTERNOON, id="a lesson that is called off is never next"),
        pytest.param("11:30", THURSDAY, AFTERNOON | LATER, id="after lunch, the next day's"),
        pytest.param("15:00", THURSDAY, NO_LESSON | LATER, id="no more lessons"),
    ],
)
def test_hours(clock: str, served: dict[str, Any], states: dict[str, str]) -> None:
    """Another hour of the day."""
    assert wrong(raw(clock), shown(served=served, **states)) == []


def test_closed_day() -> None:
    """On a closed day the reason stands for the dishes."""
    platform = raw("07:00")
    menu = platform["children"][0]["menus"]["skolmaten.se"]
    menu[1] = skolmaten(TUESDAY, cancelled="Köket stängt")
    closed = shown(served={"date": TUESDAY, "dishes": []}, lunch="Köket stängt")
    tuesday = lunch(TUESDAY, "2026-11-25", "Köket stängt")
    events = {"timetable": LESSONS, "lunch_menu": [LUNCHES[0], tuesday, LUNCHES[2]]}
    assert wrong(platform, {"Alva": replace(closed["Alva"], events=events)}) == []


def test_alternative() -> None:
    """What the child eats is shown; everything on a day without it."""
    platform = raw("07:00")
    platform["children"][0]["first_name"] = "Vilmer"
    served = {"date": TUESDAY, "dishes": ["Pytt, rödbetor", "Soja"]}
    events = {
        "timetable": LESSONS,
        "lunch_menu": [
            LUNCHES[0],
            lunch(TUESDAY, "2026-11-25", "Soja", "Pytt, rödbetor"),
            lunch("2026-11-26", "2026-11-27", "Fiskgryta"),
        ],
    }
    seen = replace(shown(served=served, lunch="Soja")["Alva"], events=events)
    assert wrong(platform, {"Vilmer": seen}) == []


def test_no_menu() -> None:
    """Without a menu everything about lunch is unknown."""
    platform = raw("07:00")
    platform["children"][0]["menus"]["skolmaten.se"] = []
    seen = shown(served={"date": None, "dishes": []}, lunch="unknown", lunch_watch="unknown")
    found = wrong(platform, {"Alva": replace(seen["Alva"], events={"timetable": LESSONS})})
    assert found == [
        f"Alva: lunch_watch has {WATCHED} and not {{'next_date': None, 'words': [], 'dishes': []}}"
    ]


@pytest.mark.parametrize("key", RIGHT)
def test_wrong_state(key: str) -> None:
    """A wrong state is found."""
    changed: dict[str, Any] = {key: "unavailable"}
    (text,) = wrong(raw("07:00"), shown(**changed))
    assert text.startswith(f"Alva: {key} is 'unavailable'")


def test_wrong_dishes() -> None:
    """A dish that is missing among the attributes is found."""
    (text,) = wrong(raw("07:00"), shown(served={"date": TUESDAY, "dishes": ["Gryta"]}))
    assert text.startswith("Alva: lunch has {'date': '2026-11-24', 'dishes': ['Gryta']} and not")


def test_wrong_lesson() -> None:
    """A lesson that differs in the calendar is found."""
    platform = raw("07:00")
    platform["children"][0]["timetable"][1]["notes"]["roomInfo"] = "S4"
    (text,) = wrong(platform, shown())
    assert text.startswith("Alva: the calendar timetable has")


def test_wrong_lunch() -> None:
    """A day that is missing in the calendar of lunches is found."""
    events = {"timetable": LESSONS, "lunch_menu": LUNCHES[1:]}
    (text,) = wrong(raw("07:00"), {"Alva": replace(shown()["Alva"], events=events)})
    assert text.startswith("Alva: the calendar lunch_menu has")


def test_wrong_child() -> None:
    """Children that are shown for one another, or not at all, are found."""
    platform = raw("07:00")
    other = deepcopy(platform["children"][0]) | {"first_name": "Vilmer", "messages": []}
    platform["children"].append(other)
    found = wrong(platform, shown() | {"Vilmer": shown()["Alva"]})
    assert "Vilmer: unread_messages is '2' and not '0'" in found
    assert not [text for text in found if text.startswith("Alva")]
    assert wrong(platform, shown()) == ["children ['Alva', 'Vilmer'] are shown as ['Alva']"]
