"""Next lesson, lunch, freshness and boundaries, day by day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.school.day import (
    is_fresh,
    next_boundary,
    next_lesson,
)
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Care,
    CareWeek,
    MessageCount,
    SchoolCalendar,
)

from .facts import MARGIN, at, plan, row

ZONES = pytest.mark.parametrize(
    "zone", [STOCKHOLM, UTC, ZoneInfo("US/Pacific")], ids=["stockholm", "utc", "pacific"]
)


@ZONES
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 08:19", "Matematik"),
        ("2026-11-23 08:20", "Svenska"),
        ("2026-11-23 09:50", "Engelska"),
        ("2026-11-23 15:00", "Slöjd"),
        ("2026-11-22 12:00", "Matematik"),
    ],
)
def test_next_lesson(now: str, expected: str, zone: ZoneInfo) -> None:
    """The next lesson has not begun; breaks, lunch, all-day and cancelled rows are passed over."""
    timetable = plan(
        row("2026-11-24 08:20", "09:20", "Slöjd"),
        row("2026-11-23 09:40", "10:40", "Svenska"),
        row("2026-11-23 08:20", "09:20", "Matematik"),
        row("2026-11-23 09:20", "09:40", "Rast"),
        row("2026-11-23 11:10", "11:40", "Lunch"),
        row("2026-11-23 12:00", "13:00", "Musik", notes="Lektionen utgår"),
        row("2026-11-23 13:10", "14:10", "Engelska"),
        replace(row("2026-11-23 09:55", "10:00", "Friluftsdag"), all_day=True),
    )

    lesson = next_lesson(timetable, at(now).astimezone(zone))

    assert lesson is not None
    assert lesson.title == expected


def test_cancelled_first_lesson_is_passed_over() -> None:
    """A cancelled first lesson lets the day begin with the second."""
    timetable = plan(
        row("2026-11-23 08:20", "09:20", "Matematik INSTÄLLD"),
        row("2026-11-23 09:40", "10:40", "Svenska"),
    )

    assert next_lesson(timetable, at("2026-11-23 06:00")) == timetable.entries[1]


@pytest.mark.parametrize(
    ("now", "found"),
    [("2026-11-23 00:00", False), ("2026-11-23 23:59", False), ("2026-11-24 00:00", True)],
)
def test_next_lesson_within_fourteen_days(now: str, found: bool) -> None:
    """The horizon is counted in calendar days."""
    timetable = plan(row("2026-12-08 08:20", "09:20"))

    assert (next_lesson(timetable, at(now)) is not None) is found


def test_next_lesson_over_new_year_and_week_53() -> None:
    """The look-ahead does not stop at the year's or at week 53's end."""
    timetable = plan(row("2027-01-04 08:20", "09:20"), first="2026-12-28")

    assert next_lesson(timetable, at("2026-12-31 23:59")) == timetable.entries[0]


def test_nothing_in_july() -> None:
    """An empty plan gives no lesson, and what is shown changes at midnight."""
    timetable = plan(first="2026-07-06")
    now = at("2026-07-06 14:00")

    assert next_lesson(timetable, now) is None
    assert next_boundary(timetable, now, eats=True, margin=MARGIN) == at("2026-07-07 00:00")


def test_nothing_known() -> None:
    """Without any plan there is no answer and nothing that could change."""
    now = at("2026-11-23 10:00")

    assert next_lesson(None, now) is None
    assert next_boundary(None, now, eats=False, margin=MARGIN) is None


@ZONES
def test_monday_after_each_clock_change(zone: ZoneInfo) -> None:
    """On a clock-change Sunday, Monday's lesson stays at its time on the wall."""
    for sunday, utc_hour in (("2026-03-29", 6), ("2026-10-25", 7)):
        monday = (date.fromisoformat(sunday) + timedelta(days=1)).isoformat()
        timetable = plan(row(f"{monday} 08:20", "09:20"), first=sunday)

        for now in (at(f"{sunday} 00:30"), at(f"{sunday} 12:00")):
            lesson = next_lesson(timetable, now.astimezone(zone))
            assert lesson is not None
            assert lesson.start.astimezone(UTC).hour == utc_hour


def test_the_hour_that_comes_twice() -> None:
    """02:10 after the clocks went back is later than 02:30 before, though the wall says less."""
    again = at("2026-10-25 02:10").replace(fold=1)
    walk = replace(row("2026-10-25 02:00", "04:00", "Nattvandring"), start=again)
    timetable = plan(walk, first="2026-10-19", read_at="2026-10-25 00:00")
    before = at("2026-10-25 02:30")

    assert next_lesson(timetable, before) == walk
    assert next_lesson(timetable, before.replace(fold=1)) is None
    boundary = next_boundary(timetable, before, eats=False, margin=MARGIN)
    assert boundary is not None
    assert boundary.astimezone(UTC) == datetime(2026, 10, 25, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read_at", "now", "fresh"),
    [
        ("2026-11-23 12:00", "2026-11-26 11:59", True),
        ("2026-11-23 12:00", "2026-11-26 12:00", False),
        # An hour less, and an hour more, has passed than the clock on the wall shows.
        ("2026-03-27 12:00", "2026-03-30 12:30", True),
        ("2026-10-23 12:00", "2026-10-26 11:30", False),
    ],
)
def test_fresh_for_72_hours(read_at: str, now: str, fresh: bool) -> None:
    """A plan is good for 72 real hours."""
    known = replace(plan(read_at=read_at), first=date(2026, 3, 1), last=date(2026, 12, 31))

    assert is_fresh(known, at(now).date(), at(now)) is fresh


@pytest.mark.parametrize(
    ("day", "fresh"),
    [("2026-11-22", False), ("2026-11-23", True), ("2026-11-29", True), ("2026-11-30", False)],
)
def test_fresh_within_range(day: str, *, fresh: bool) -> None:
    """A plan says nothing of days outside its range; both ends are inside."""
    now, first, last = at("2026-11-25 12:00"), date(2026, 11, 23), date(2026, 11, 29)
    timetable = replace(plan(read_at="2026-11-25 12:00"), last=last)
    calendar = SchoolCalendar(first=first, last=last, read_at=now, events=())
    week = CareWeek(first=first, last=last, read_at=now, days=())

    for fact in (timetable, calendar, Care(read_at=now, weeks=(week,))):
        assert is_fresh(fact, date.fromisoformat(day), now) is fresh
    # Messages are about no day.
    assert is_fresh(MessageCount(unread=0, read_at=now), date.fromisoformat(day), now)


@ZONES
def test_boundaries_of_a_day(zone: ZoneInfo) -> None:
    """From boundary to boundary through a day: wake-up, lessons, lunch and midnight."""
    timetable = plan(
        row("2026-11-23 08:20", "09:20"),
        row("2026-11-23 09:20", "09:40", "Rast"),
        row("2026-11-23 10:00", "10:40", "Bild inställd"),
        row("2026-11-23 11:10", "11:40", "Lunch"),
        read_at="2026-11-22 06:00",
    )
    moments = []
    now = at("2026-11-23 07:00").astimezone(zone)
    for _ in range(10):
        boundary = next_boundary(timetable, now, eats=True, margin=MARGIN)
        assert boundary is not None
        moments.append(boundary.strftime("%d %H:%M"))
        now = boundary.astimezone(zone)

    assert moments == [
        # A minute after the alarm.
        "23 07:06",
        "23 08:20",
        "23 09:20",
        "23 10:00",
        "23 10:40",
        "23 11:40",
        "24 00:00",
        "24 13:30",
        "25 00:00",
        "25 13:30",
    ]
