"""The school day of a date, and the next one: by hand, from timetables and care."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.school.day_mode import DayMode
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import STOCKHOLM, CareDay, TimetableEntry
from custom_components.skolplattformen.school.school_day import (
    SchoolDay,
    Slot,
    next_school_day,
    school_day,
)

from .days import away, calendar, care_day, care_week, event
from .facts import at, plan, row

ZONES = pytest.mark.parametrize(
    "zone", [STOCKHOLM, UTC, ZoneInfo("Pacific/Kiritimati")], ids=["stockholm", "utc", "kiritimati"]
)

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def slot(start: str, end: str) -> Slot:
    """Return a part of Monday."""
    return Slot(start=at(f"2026-11-23 {start}"), end=at(f"2026-11-23 {end}"))


def test_a_whole_day() -> None:
    """Lessons in order, the cancelled ones apart, lunch, breaks, and care before and after."""
    art = row("2026-11-23 08:00", "09:00", "Bild", notes="Lektionen utgår")
    maths = row("2026-11-23 09:20", "10:20")
    swedish = row("2026-11-23 10:20", "11:10", "Svenska")
    music = row("2026-11-23 12:00", "13:40", "Musik")
    history = row("2026-11-23 13:40", "14:40", "Historia inställd")
    timetable = plan(
        history,
        music,
        row("2026-11-23 11:10", "11:40", "Lunch"),
        row("2026-11-23 11:40", "12:00", "Rast"),
        row("2026-11-23 11:40", "12:00", "Ombyte"),
        row("2026-11-23 09:00", "09:20", "Rast"),
        row("2026-11-23 10:40", "11:00", "Rast", notes="Inställd"),
        row("2026-11-23 13:40", "14:00", "Rast"),
        swedish,
        art,
        maths,
        row("2026-11-24 08:00", "15:00", "Engelska"),
        replace(row("2026-11-23 00:00", "23:59", "Temadag"), all_day=True),
    )
    known = Known(timetable=timetable, care=(care_week(care_day("2026-11-23")),))

    assert school_day(known, MONDAY) == SchoolDay(
        day=MONDAY,
        known=True,
        mode=DayMode.SCHOOL,
        lessons=(maths, swedish, music),
        cancelled=(art, history),
        start=at("2026-11-23 09:20"),
        end=at("2026-11-23 13:40"),
        lunch=slot("11:10", "11:40"),
        # Those before the first lesson that takes place and after the last one are none.
        breaks=(slot("11:40", "12:00"),),
        care_start=at("2026-11-23 07:30"),
        care_end=at("2026-11-23 16:30"),
    )


def test_a_day_without_lessons() -> None:
    """There is no start and no end, and breaks are between lessons; lunch and care may be."""
    timetable = plan(
        row("2026-11-24 10:00", "10:20", "Rast"),
        row("2026-11-23 11:10", "11:40", "Lunch"),
        row("2026-11-24 11:10", "11:40", "Lunch", notes="Inställd"),
    )

    assert school_day(Known(timetable=timetable), MONDAY) == SchoolDay(
        day=MONDAY, known=True, mode=DayMode.UNKNOWN, lunch=slot("11:10", "11:40")
    )
    assert school_day(Known(timetable=timetable), TUESDAY) == SchoolDay(
        day=TUESDAY, known=True, mode=DayMode.UNKNOWN
    )


def test_why_there_is_no_school() -> None:
    """The mode comes with its reason."""
    known = Known(timetable=plan(), calendar=calendar(event("2026-11-23", "Studiedag")))

    assert school_day(known, MONDAY) == SchoolDay(
        day=MONDAY, known=True, mode=DayMode.STUDY_DAY, reason="Studiedag"
    )


@pytest.mark.parametrize(
    ("known", "day", "is_known"),
    [
        (Known(), MONDAY, False),
        (Known(timetable=plan()), date(2026, 11, 22), False),
        (Known(timetable=plan()), MONDAY, True),
        (Known(timetable=plan()), date(2026, 12, 13), True),
        (Known(timetable=plan()), date(2026, 12, 14), False),
    ],
)
def test_known(known: Known, day: date, *, is_known: bool) -> None:
    """Whether the timetable tells about the day: both ends are inclusive."""
    assert school_day(known, day).known is is_known


def test_lessons_at_the_same_time() -> None:
    """The day ends with the lesson that ends last, not with the one that begins last."""
    timetable = plan(
        row("2026-11-23 13:00", "15:00", "Slöjd"), row("2026-11-23 13:30", "14:00", "Franska")
    )

    day = school_day(Known(timetable=timetable), MONDAY)

    assert (day.start, day.end) == (at("2026-11-23 13:00"), at("2026-11-23 15:00"))


def test_two_lunch_rows() -> None:
    """Lunch is from the first one's start to the last one's end."""
    timetable = plan(
        row("2026-11-23 11:40", "12:00", " lunch "), row("2026-11-23 11:10", "11:40", "Lunch")
    )

    assert school_day(Known(timetable=timetable), MONDAY).lunch == slot("11:10", "12:00")


@pytest.mark.parametrize(
    ("care", "times"),
    [
        (care_day("2026-11-23"), ("07:30", "16:30")),
        (care_day("2026-11-23", on_leave=None, closed=None), ("07:30", "16:30")),
        (care_day("2026-11-23", start=None), (None, "16:30")),
        (care_day("2026-11-23", on_leave=True), (None, None)),
        (care_day("2026-11-23", closed=True), (None, None)),
        (care_day("2026-11-24"), (None, None)),
    ],
)
def test_care(care: CareDay, times: tuple[str | None, str | None]) -> None:
    """Times of the day's care, none when the child does not come."""
    day = school_day(Known(care=(care_week(care),)), MONDAY)

    found = (day.care_start, day.care_end)
    assert found == tuple(time and at(f"2026-11-23 {time}") for time in times)


def test_care_that_was_read_twice() -> None:
    """The later reading counts, also where it no longer lists the day."""
    early = care_week(care_day("2026-11-23", "06:30"), read_at="2026-11-20 12:00")
    late = care_week(care_day("2026-11-23", "08:00"), read_at="2026-11-22 12:00")
    next_week = care_week(care_day("2026-11-30"), read_at="2026-11-23 06:00")
    without = care_week(care_day("2026-11-24"), read_at="2026-11-23 06:00")

    assert school_day(Known(care=(late, next_week, early)), MONDAY).care_start == at(
        "2026-11-23 08:00"
    )
    assert school_day(Known(care=(late, without, early)), MONDAY).care_start is None


# A Friday, nothing on the Monday after it, a Tuesday; and one day at the horizon's end.
WEEKS = plan(
    row("2026-11-27 08:20", "09:20"),
    row("2026-11-27 13:00", "14:00"),
    row("2026-11-27 14:00", "15:00", "Bild", notes="Utgår"),
    row("2026-11-30 08:00", "09:00", "Musik inställd"),
    row("2026-12-01 08:00", "09:00"),
    row("2026-12-15 08:00", "09:00"),
)


@ZONES
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-26 23:59", "2026-11-27"),
        ("2026-11-27 00:00", "2026-11-27"),
        # Between lessons, and in the last one.
        ("2026-11-27 10:00", "2026-11-27"),
        ("2026-11-27 13:59", "2026-11-27"),
        ("2026-11-27 14:00", "2026-12-01"),
        ("2026-11-30 07:00", "2026-12-01"),
        ("2026-12-01 09:00", "2026-12-15"),
        ("2026-12-15 09:00", None),
    ],
)
def test_next_school_day(now: str, expected: str | None, zone: ZoneInfo) -> None:
    """Today while a lesson is left, cancelled ones do not count, then the next one."""
    found = next_school_day(Known(timetable=WEEKS), at(now).astimezone(zone))

    assert (found.day.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("now", "found"), [("2026-11-30 23:59", False), ("2026-12-01 00:00", True)]
)
def test_next_school_day_within_fourteen_days(now: str, *, found: bool) -> None:
    """The horizon is counted in calendar days."""
    known = Known(timetable=plan(row("2026-12-15 08:20", "09:20")))

    assert (next_school_day(known, at(now)) is not None) is found


def test_next_school_day_of_a_child_that_stays_at_home() -> None:
    """A day on which the child is absent is no school day."""
    ill = Known(timetable=WEEKS, attendance=away("2026-11-27"))

    found = next_school_day(ill, at("2026-11-27 07:00"))

    assert found == school_day(ill, date(2026, 12, 1))


def test_a_lesson_that_goes_on_after_midnight() -> None:
    """It belongs to the day on which it begins, in Sweden."""
    night = TimetableEntry(
        start=at("2026-11-23 00:30").astimezone(UTC),
        end=at("2026-11-24 01:00"),
        title="Nattvandring",
    )
    known = Known(timetable=plan(night, row("2026-11-24 08:00", "09:00")))

    assert school_day(known, MONDAY).lessons == (night,)
    found = next_school_day(known, at("2026-11-24 00:30"))
    assert found is not None
    assert found.start == at("2026-11-24 08:00")


@pytest.mark.parametrize("known", [Known(), Known(timetable=plan(first="2026-07-06"))])
def test_no_next_school_day(known: Known) -> None:
    """Nothing is known, or nothing is in the timetable of July."""
    assert next_school_day(known, at("2026-07-06 08:00")) is None


def test_over_new_year_and_week_53() -> None:
    """The look-ahead does not stop at the year's or at week 53's end."""
    known = Known(timetable=plan(row("2027-01-08 08:20", "09:20"), first="2026-12-28"))

    found = next_school_day(known, at("2026-12-31 23:59"))

    assert found is not None
    assert found.day == date(2027, 1, 8)


@ZONES
def test_clock_changes(zone: ZoneInfo) -> None:
    """A night walk in the hour that comes twice belongs to Sunday, and goes on until its end."""
    again = at("2026-10-25 02:10").replace(fold=1)
    walk = replace(row("2026-10-25 01:00", "03:00", "Nattvandring"), end=again)
    known = Known(timetable=plan(walk, first="2026-10-19"))

    day = school_day(known, date(2026, 10, 25))
    before = next_school_day(known, at("2026-10-25 02:30").astimezone(zone))

    assert day.mode is DayMode.SCHOOL
    assert day.end is not None
    assert day.end.astimezone(UTC) == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert before == day
    assert next_school_day(known, again.astimezone(zone)) is None
