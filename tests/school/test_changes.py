"""What is announced of a new reading, rule by rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.skolplattformen.school.changes import compare
from custom_components.skolplattformen.school.models import Change, ChangeKind

from .facts import at, plan
from .readings import NOON, follow, kept_rows, lesson, never, once, reading, told

DAY = (
    "08:20-09:20 Matematik / Provén, Lisa / B214",
    "09:40-10:40 Svenska / Exempelson, Bo / A1",
    "13:00-14:00 Idrott / Testberg, Ida / Hallen",
)
MATHS, SWEDISH, SPORTS = DAY


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(DAY, [], id="nothing"),
        pytest.param((SPORTS, MATHS, SWEDISH), [], id="another order"),
        pytest.param(
            ("08:20-09:20 Matematik / Provén, Lisa / C3", SWEDISH, SPORTS),
            ["room 08:20 Matematik -> 08:20 Matematik"],
            id="room",
        ),
        pytest.param(
            ("08:20-09:20 Matematik / Vikarie, Vera / C3", SWEDISH, SPORTS),
            ["teacher 08:20 Matematik -> 08:20 Matematik"],
            id="teacher is more than room",
        ),
        pytest.param(
            ("08:20-09:20 Engelska / Vikarie, Vera / C3", SWEDISH, SPORTS),
            ["subject 08:20 Matematik -> 08:20 Engelska"],
            id="subject is more than teacher",
        ),
        pytest.param(
            (MATHS, SWEDISH, "14:10-15:10 Idrott / Vikarie, Vera / Hallen"),
            ["moved 13:00 Idrott -> 14:10 Idrott end 14:00>15:10"],
            id="moved is more than teacher",
        ),
        pytest.param(
            (MATHS, SWEDISH, "13:10-14:00 Musik / Testberg, Ida / Hallen"),
            ["moved 13:00 Idrott -> 13:10 Musik"],
            id="moved is more than subject",
        ),
        pytest.param(
            (MATHS, SWEDISH, "13:00-13:40 Idrott / Testberg, Ida / Hallen"),
            ["moved 13:00 Idrott -> 13:00 Idrott end 14:00>13:40"],
            id="ends earlier",
        ),
        pytest.param(
            (*DAY, "14:10-15:10 Musik"),
            ["added - -> 14:10 Musik end 14:00>15:10"],
            id="added last",
        ),
        pytest.param((*DAY, "10:50-11:30 Musik"), ["added - -> 10:50 Musik"], id="added within"),
        pytest.param((*DAY, "10:50-11:30 Musik inställd"), [], id="added, but cancelled"),
        pytest.param(
            ("08:20-09:20 INSTÄLLD: Matematik", SWEDISH, SPORTS),
            ["cancelled 08:20 Matematik -> 08:20 INSTÄLLD: Matematik start 08:20>09:40"],
            id="the school's words in the title",
        ),
        pytest.param(
            (MATHS, SWEDISH, "13:00-14:00 Idrott / / / Lektionen utgår"),
            ["cancelled 13:00 Idrott -> 13:00 Idrott end 14:00>10:40"],
            id="the school's words in the notes",
        ),
        pytest.param(
            (MATHS, "09:40-10:40 Inställd lektion", SPORTS),
            ["cancelled 09:40 Svenska -> 09:40 Inställd lektion"],
            id="the school's words alone",
        ),
        pytest.param(
            ("08:20-09:20  MATEMATIK / provén,  lisa / b214", SWEDISH, SPORTS),
            [],
            id="white space and case",
        ),
        pytest.param(
            (f"{MATHS} / Prov på kapitel 3", SWEDISH, SPORTS), [], id="notes that cancel nothing"
        ),
        pytest.param(
            ("08:20-09:20 Matematik", SWEDISH, "13:00-14:00 Idrott / Testberg, Ida"),
            [],
            id="no longer said who or where",
        ),
        pytest.param(
            (*DAY, "11:00-11:30 Lunch", "09:20-09:40 Rast", "10:40-11:00 Ombyte"),
            [],
            id="rows that are no lessons",
        ),
    ],
)
def test_one_day(after: tuple[str, ...], expected: list[str]) -> None:
    """Each rule, once; no lesson is told of twice."""
    assert told(once(DAY, after).changes) == expected


def test_lunch_and_breaks_that_move_are_not_announced() -> None:
    """They are no lessons; what is kept is what was read."""
    found = once((*DAY, "11:00-11:30 Lunch", "09:20-09:40 Rast"), (*DAY, "11:30-12:00 Lunch"))

    assert found.changes == ()
    assert kept_rows(found.timetable)[2] == "11:30 Lunch"
    assert len(found.timetable.entries) == 4


def test_what_was_and_what_is_go_with_the_change() -> None:
    """A change of several things is one, and has them all."""
    found = once(DAY, (MATHS, SWEDISH, "14:10-15:10 Idrott / Vikarie, Vera / Parken"))

    (change,) = found.changes
    assert change.kind is ChangeKind.MOVED
    assert change.day.isoformat() == "2026-11-24"
    assert change.before == lesson(SPORTS)
    assert change.after == lesson("14:10-15:10 Idrott / Vikarie, Vera / Parken")
    assert Change.from_dict(change.to_dict()) == change


def test_two_changes_at_the_edge_of_a_day() -> None:
    """The lesson that leaves the edge and the one that comes to it both tell of it."""
    found = once(DAY, ("08:20-09:20 Matematik inställd", "08:40-09:40 Svenska", SPORTS))

    assert told(found.changes) == [
        "cancelled 08:20 Matematik -> 08:20 Matematik inställd start 08:20>08:40",
        "moved 09:40 Svenska -> 08:40 Svenska start 08:20>08:40",
    ]


def test_a_change_beside_the_edge_of_a_day() -> None:
    """The first lesson does not make the day begin earlier when another one comes before it."""
    other_room = "08:20-09:20 Matematik / Provén, Lisa / C3"

    assert told(once(DAY, (other_room, SWEDISH, SPORTS, "07:20-08:10 Engelska")).changes) == [
        "added - -> 07:20 Engelska start 08:20>07:20",
        "room 08:20 Matematik -> 08:20 Matematik",
    ]


def test_a_day_that_is_called_off_in_words() -> None:
    """Then it has no start and no end."""
    found = once((MATHS, SPORTS), ("08:20-09:20 Matematik utgår", "13:00-14:00 Idrott utgår"))

    assert told(found.changes) == [
        "cancelled 08:20 Matematik -> 08:20 Matematik utgår start 08:20>-",
        "cancelled 13:00 Idrott -> 13:00 Idrott utgår end 14:00>-",
    ]


def test_a_lesson_that_the_school_no_longer_calls_off() -> None:
    """It is restored, and the day begins with it again."""
    off = reading("08:20-09:20 Matematik inställd", SWEDISH, at_time="2026-11-23 12:00")
    on = reading(MATHS, SWEDISH, at_time="2026-11-23 16:00")

    assert follow(off, on)[1] == [
        ["restored 08:20 Matematik inställd -> 08:20 Matematik start 09:40>08:20"]
    ]


def test_the_first_reading_is_kept_and_not_announced() -> None:
    """There is nothing to compare it with."""
    read = reading(*DAY, "14:10-15:10 Musik inställd")

    found = compare(None, read, never, at(NOON))

    assert found.timetable == read
    assert found.changes == ()


@pytest.mark.parametrize(
    ("now", "after", "expected"),
    [
        ("08:19", "08:20-09:20 Matematik / / C3", ["room 08:20 Matematik -> 08:20 Matematik"]),
        ("08:20", "08:20-09:20 Matematik / / C3", []),
        ("09:00", "08:20-09:20 Engelska", []),
        ("09:00", "08:20-09:20 Matematik inställd", []),
        # What has begun cannot move: this is one more.
        ("09:00", "11:00-12:00 Matematik", ["added - -> 11:00 Matematik"]),
    ],
)
def test_lessons_that_have_begun(now: str, after: str, expected: list[str]) -> None:
    """Nothing is announced of them."""
    moment = f"2026-11-24 {now}"
    others = ("09:40-10:40 Svenska", "13:00-14:00 Idrott")

    found = once(("08:20-09:20 Matematik / / B214", *others), (after, *others), moment)

    assert told(found.changes) == expected
    assert kept_rows(found.timetable)[0].startswith("08:20")


def test_a_lesson_that_moved_and_has_begun_there() -> None:
    """It is too late to announce that, and it is not missing from its old place."""
    found = once((SWEDISH, SPORTS), (SWEDISH, "11:00-12:00 Idrott"), "2026-11-24 11:10")

    assert found.changes == ()
    assert kept_rows(found.timetable) == ["09:40 Svenska", "11:00 Idrott"]


def test_another_subject_that_has_begun_is_another_lesson() -> None:
    """It is too late to announce it, and it takes the place of nothing to come."""
    found = once((SWEDISH, SPORTS), ("09:30-10:30 Engelska", SPORTS), "2026-11-24 09:35")

    assert found.changes == ()
    assert kept_rows(found.timetable) == ["09:30 Engelska", "09:40 Svenska ?", "13:00 Idrott"]


def test_days_at_the_far_edge_are_not_announced() -> None:
    """They come into the range with whatever they have."""
    kept = reading(*DAY)
    later = plan(
        *(lesson(text, "2026-12-15") for text in DAY),
        first="2026-11-30",
        read_at="2026-11-30 06:00",
    )

    found = compare(kept, later, never, at("2026-11-30 06:00"))

    assert found.changes == ()
    assert (found.timetable.first, found.timetable.last) == (kept.first, later.last)
    assert found.timetable.entries == kept.entries + later.entries


def test_days_that_have_passed_are_not_compared() -> None:
    """They stay as they were, and are what was read only if they were not known."""
    changed = reading("08:20-09:20 Engelska", SWEDISH)
    unknown = replace(reading(), first=date(2026, 11, 25))

    known = compare(reading(*DAY), changed, never, at("2026-11-25 00:00"))
    new = compare(unknown, changed, never, at("2026-11-25 00:00"))

    assert known.timetable.entries == reading(*DAY).entries
    assert new.timetable.entries == changed.entries
    assert known.changes == new.changes == ()


@pytest.mark.parametrize(
    ("today", "first", "rows"),
    [
        ("2026-12-21", "2026-11-23", 3),
        ("2026-12-22", "2026-11-24", 3),
        ("2026-12-23", "2026-11-25", 0),
    ],
)
def test_days_that_have_passed_are_kept_for_four_weeks(today: str, first: str, rows: int) -> None:
    """Then they are no longer known."""
    kept = replace(reading(*DAY), last=date(2027, 1, 10))

    found = compare(kept, plan(first=today), never, at(f"{today} 06:00"))

    assert found.changes == ()
    assert found.timetable.first.isoformat() == first
    assert len(found.timetable.entries) == rows


def test_a_gap_of_unknown_days_is_not_covered() -> None:
    """After months without a reading the old days go: between them nothing is known."""
    later = plan(first="2026-12-21", read_at="2026-12-21 06:00")

    found = compare(reading(*DAY), later, never, at("2026-12-21 06:00"))

    assert found.timetable == later


def test_a_week_that_is_published_is_not_announced() -> None:
    """A day without lessons that gets some has been planned, not changed."""
    assert follow(reading(), reading(*DAY))[1] == [[]]


@pytest.mark.parametrize("sunday", ["2026-03-29", "2026-10-25"])
def test_clock_changes(sunday: str) -> None:
    """A lesson on the day itself, and the Monday at its time on the wall, are the same."""
    monday = (at(f"{sunday} 12:00") + timedelta(days=1)).date().isoformat()
    saturday = (at(f"{sunday} 12:00") - timedelta(days=1)).date().isoformat()
    rows = (lesson("01:15-05:00 Nattvandring", sunday), lesson("08:20-09:20 Matematik", monday))
    kept = plan(*rows, first=saturday, read_at=f"{saturday} 20:00")
    moved = plan(
        lesson("04:15-05:00 Nattvandring", sunday),
        rows[1],
        first=saturday,
        read_at=f"{saturday} 21:00",
    )

    assert follow(kept, kept, moved)[1] == [
        [],
        ["moved 01:15 Nattvandring -> 04:15 Nattvandring start 01:15>04:15"],
    ]


def test_the_hour_that_comes_twice() -> None:
    """02:30 before and 02:30 after the clocks went back are different times."""
    again = lesson("02:30-05:00 Nattvandring", "2026-10-25")
    once_more = plan(
        type(again).from_dict(again.to_dict() | {"start": "2026-10-25T02:30:00+01:00"}),
        first="2026-10-19",
        read_at="2026-10-24 21:00",
    )
    kept = plan(again, first="2026-10-19", read_at="2026-10-24 20:00")

    (change,) = compare(kept, once_more, never, at("2026-10-24 21:00")).changes

    assert change.kind is ChangeKind.MOVED
    assert change.day_start is not None


def test_over_new_year_and_week_53() -> None:
    """A lesson of week 53 or of the first week after it is compared like any other."""
    rows = (lesson("08:20-09:20 Matematik", "2026-12-31"), lesson("08:20-09:20 Bild", "2027-01-04"))
    kept = plan(*rows, first="2026-12-28", read_at="2026-12-28 06:00")
    changed = plan(
        lesson("08:20-09:20 Matematik utgår", "2026-12-31"),
        lesson("09:20-10:20 Bild", "2027-01-04"),
        first="2026-12-28",
        read_at="2026-12-28 10:00",
    )

    _, said = follow(kept, changed)

    assert said == [
        [
            "cancelled 08:20 Matematik -> 08:20 Matematik utgår start 08:20>- end 09:20>-",
            "moved 08:20 Bild -> 09:20 Bild start 08:20>09:20 end 09:20>10:20",
        ]
    ]
