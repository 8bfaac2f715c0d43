"""The smoke test's comparison: it agrees with what is right, and finds each thing that is wrong."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.demo.compare_day import day_of
from tests.demo.tuesday import (
    ATTRIBUTES,
    CHOICES,
    EVENTS,
    FAMILY,
    LUNCHES,
    RIGHT,
    SERVED,
    SUMMARY,
    THURSDAY,
    TODO,
    TUESDAY,
    WATCHED,
    care,
    lunch,
    raw,
    shown,
    skolmaten,
    wrong,
)


def test_right() -> None:
    """What is right makes no words."""
    assert wrong(raw("07:00"), shown()) == []


EARLY = {"wake_up": f"{TUESDAY}T05:45:00+00:00", "checked_in": "unknown"}
LATER = {"lunch": "Sej i ugn, Pannkakor", "lunch_watch": "on"}
LESS_TO_DO = {"assignments_due": "1"}
AT_SCHOOL = {
    "next_lesson": "Slöjd",
    "next_lesson_start": f"{TUESDAY}T12:10:00+00:00",
    "in_school": "on",
    **LESS_TO_DO,
}
OVER = dict.fromkeys(
    ("next_lesson", "next_lesson_start", "school_start", "school_end"), "unknown"
) | (LATER | LESS_TO_DO)


@pytest.mark.parametrize(
    ("clock", "served", "states", "of_account"),
    [
        pytest.param(
            "06:00",
            SERVED,
            EARLY,
            {"family_now": "nobody", "last_update": f"{TUESDAY}T05:00:00+00:00"},
            id="before getting up",
        ),
        pytest.param(
            "08:30",
            SERVED,
            AT_SCHOOL | {"current_lesson": "Bild"},
            {},
            id="a lesson that is called off is never next",
        ),
        pytest.param("11:30", THURSDAY, AT_SCHOOL | LATER, {}, id="after lunch, the next day's"),
        pytest.param(
            "15:00",
            THURSDAY,
            OVER,
            {"first_start": "unknown", "last_end": "unknown"},
            id="no more lessons",
        ),
    ],
)
def test_hours(
    clock: str, served: dict[str, Any], states: dict[str, str], of_account: dict[str, str]
) -> None:
    """Another hour of the day."""
    assert wrong(raw(clock), shown(served=served, **states), **of_account) == []


ABSENT = {
    "today": "absent",
    "school_day": "off",
    "in_school": "off",
    "absent_today": "on",
    "school_start": "unknown",
    "school_end": "unknown",
    "care_start": "2026-11-26T06:00:00+00:00",
    "care_end": "2026-11-26T14:00:00+00:00",
    "pick_up_comment_missing": "off",
}


def test_absent() -> None:
    """A child that is absent has neither school nor care; its lessons are in the calendar."""
    platform = raw("07:00")
    platform["children"][0]["absent"] = [TUESDAY]
    of_account = {
        **dict.fromkeys(("family_now", "family_today"), "nobody"),
        **dict.fromkeys(("first_start", "last_end"), "unknown"),
    }
    assert wrong(platform, shown(served=SERVED, **ABSENT), **of_account) == []


@pytest.mark.parametrize(
    ("day", "care_times", "mode", "reason"),
    [
        pytest.param("2026-11-25", None, "study_day", "Studiedag", id="study day"),
        pytest.param("2026-11-25", "08:00", "care_only", "Studiedag", id="with care"),
        pytest.param("2026-12-26", None, "holiday", "Annandag jul", id="holiday"),
        pytest.param("2026-11-28", None, "weekend", None, id="weekend"),
        pytest.param("2026-11-27", None, "unknown", None, id="nobody knows why"),
    ],
)
def test_kinds_of_day(day: str, care_times: str | None, mode: str, reason: str | None) -> None:
    """A day without lessons is what explains it."""
    child = raw("07:00")["children"][0]
    child["closed_days"] = [{"first": "2026-11-25", "last": "2026-11-25", "title": "Studiedag"}]
    child["care"] = [care(day, care_times)]
    found = day_of(child, CHOICES["Alva"], date.fromisoformat(day))
    assert (found.mode, found.reason) == (mode, reason)


def test_closed_day() -> None:
    """On a closed day the reason stands for the dishes."""
    platform = raw("07:00")
    menu = platform["children"][0]["menus"]["skolmaten.se"]
    menu[1] = skolmaten(TUESDAY, cancelled="Köket stängt")
    closed = shown(served={"date": TUESDAY, "dishes": []}, lunch="Köket stängt")
    tuesday = lunch(TUESDAY, "2026-11-25", "Köket stängt")
    events = EVENTS | {"lunch_menu": [LUNCHES[0], tuesday, LUNCHES[2]]}
    assert wrong(platform, {"Alva": replace(closed["Alva"], events=events)}) == []


def test_alternative() -> None:
    """What the child eats is shown; everything on a day without it."""
    platform = raw("07:00")
    platform["children"][0]["first_name"] = "Vilmer"
    served = {"date": TUESDAY, "dishes": ["Pytt, rödbetor", "Soja"]}
    events = EVENTS | {
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
    events = EVENTS | {"lunch_menu": []}
    found = wrong(platform, {"Alva": replace(seen["Alva"], events=events)})
    assert found == [
        f"Alva: lunch_watch has {WATCHED} and not {{'next_date': None, 'words': [], 'dishes': []}}"
    ]


@pytest.mark.parametrize("key", RIGHT)
def test_wrong_state(key: str) -> None:
    """A wrong state is found."""
    seen = shown()["Alva"]
    states = {**seen.states, key: {**seen.states[key], "state": "unavailable"}}
    (text,) = wrong(raw("07:00"), {"Alva": replace(seen, states=states)})
    assert text.startswith(f"Alva: {key} is 'unavailable'")


@pytest.mark.parametrize("key", FAMILY)
def test_wrong_family(key: str) -> None:
    """A wrong state of the account is found."""
    changed: dict[str, Any] = {key: "unavailable"}
    (text,) = wrong(raw("07:00"), shown(), **changed)
    assert text.startswith(f"{key} is ")


@pytest.mark.parametrize("key", EVENTS)
def test_missing_event(key: str) -> None:
    """An event that is missing in a calendar is found."""
    seen = shown()["Alva"]
    events = EVENTS | {key: EVENTS[key][1:]}
    (text,) = wrong(raw("07:00"), {"Alva": replace(seen, events=events)})
    assert text.startswith(f"Alva: the calendar {key} has")


@pytest.mark.parametrize("key", [*ATTRIBUTES, "assignments_due", "lunch"])
def test_missing_attributes(key: str) -> None:
    """Attributes that are missing are found."""
    seen = shown()["Alva"]
    states = {**seen.states, key: {"state": RIGHT[key], "attributes": SUMMARY | {"end": "late"}}}
    (text,) = wrong(raw("07:00"), {"Alva": replace(seen, states=states)})
    assert text.startswith(f"Alva: {key} has")


def test_no_sentence() -> None:
    """A day without a sentence is found."""
    seen = shown()["Alva"]
    attributes = ATTRIBUTES["today"] | {"summary": ""}
    states = {**seen.states, "today": {"state": "school", "attributes": attributes}}
    assert wrong(raw("07:00"), {"Alva": replace(seen, states=states)}) == [
        "Alva: today has no sentence"
    ]


@pytest.mark.parametrize("place", range(len(TODO)))
def test_wrong_todo(place: int) -> None:
    """An item of the to-do list that is missing, or ticked off, is found."""
    seen = shown()["Alva"]
    ticked = {**TODO[place], "status": "somehow"}
    for items in ([*TODO[:place], *TODO[place + 1 :]], [*TODO[:place], ticked, *TODO[place + 1 :]]):
        (text,) = wrong(raw("07:00"), {"Alva": replace(seen, todo=items)})
        assert text.startswith("Alva: the to-do list has")


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


def test_wrong_child() -> None:
    """Children that are shown for one another, or not at all, are found."""
    platform = raw("07:00")
    other = deepcopy(platform["children"][0]) | {"first_name": "Vilmer", "messages": []}
    platform["children"].append(other)
    found = wrong(platform, shown() | {"Vilmer": shown()["Alva"]})
    assert "Vilmer: unread_messages is '2' and not '0'" in found
    assert not [text for text in found if text.startswith("Alva")]
    assert wrong(platform, shown()) == ["children ['Alva', 'Vilmer'] are shown as ['Alva']"]
