"""When school begins and when to get up for it: over a day, a weekend, and the clock changes."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.school.day import next_boundary, school_start, wake_up
from custom_components.skolplattformen.school.models import STOCKHOLM

from .facts import MARGIN, at, plan, row

ZONES = pytest.mark.parametrize(
    "zone", [STOCKHOLM, UTC, ZoneInfo("US/Pacific")], ids=["stockholm", "utc", "pacific"]
)

# A Friday with a cancelled first lesson, and the Monday after it.
WEEK = plan(
    row("2026-11-27 08:20", "09:20", "Musik inställd"),
    row("2026-11-27 09:30", "10:30"),
    row("2026-11-27 10:30", "10:40", "Rast"),
    row("2026-11-27 13:00", "14:00"),
    row("2026-11-27 14:00", "15:00", "Bild", notes="Lektionen utgår"),
    row("2026-11-30 08:00", "09:00"),
    row("2026-11-30 07:00", "07:30", "Lunch"),
)


@ZONES
@pytest.mark.parametrize(
    ("now", "start", "alarm"),
    [
        ("2026-11-26 18:00", "2026-11-27 09:30", "2026-11-27 08:15"),
        ("2026-11-27 08:14", "2026-11-27 09:30", "2026-11-27 08:15"),
        # It is time, and stays so for a minute; school still begins at half past nine.
        ("2026-11-27 08:15", "2026-11-27 09:30", "2026-11-27 08:15"),
        ("2026-11-27 08:16", "2026-11-27 09:30", None),
        # The first lesson has begun, and the last one goes on.
        ("2026-11-27 10:00", "2026-11-27 09:30", None),
        ("2026-11-27 13:59", "2026-11-27 09:30", None),
        ("2026-11-27 14:00", "2026-11-30 08:00", "2026-11-30 06:45"),
        ("2026-11-29 12:00", "2026-11-30 08:00", "2026-11-30 06:45"),
    ],
)
def test_over_a_weekend(now: str, start: str, alarm: str | None, zone: ZoneInfo) -> None:
    """Today's until the last lesson has ended, then the next school day's; cancelled do not count."""
    moment = at(now).astimezone(zone)

    assert school_start(WEEK, moment) == at(start)
    assert wake_up(WEEK, MARGIN, moment) == (alarm and at(alarm))


def test_after_the_last_school_day() -> None:
    """Without a school day there is nothing to get up for."""
    now = at("2026-11-30 09:00")

    assert school_start(WEEK, now) is None
    assert wake_up(WEEK, MARGIN, now) is None


def test_nothing_is_known() -> None:
    """Without a timetable there is no answer."""
    now = at("2026-11-27 06:00")

    assert school_start(None, now) is None
    assert wake_up(None, MARGIN, now) is None


@pytest.mark.parametrize(
    ("now", "found"),
    [("2026-11-23 23:59", False), ("2026-11-24 00:00", True)],
)
def test_within_fourteen_days(now: str, found: bool) -> None:
    """The horizon is counted in calendar days."""
    timetable = plan(row("2026-12-08 08:20", "09:20"))

    assert (school_start(timetable, at(now)) is not None) is found


@ZONES
@pytest.mark.parametrize(
    ("start", "minutes", "alarm"),
    [
        # The clocks go from 02 to 03, and from 03 back to 02.
        ("2026-03-29 04:00", 90, "2026-03-29T00:30:00+00:00"),
        ("2026-03-29 04:00", 60, "2026-03-29T01:00:00+00:00"),
        ("2026-10-25 04:00", 90, "2026-10-25T01:30:00+00:00"),
        ("2026-10-25 04:00", 150, "2026-10-25T00:30:00+00:00"),
        ("2026-10-25 04:00", 240, "2026-10-24T23:00:00+00:00"),
        # The school days after them keep their time on the wall.
        ("2026-03-30 08:00", 75, "2026-03-30T04:45:00+00:00"),
        ("2026-10-26 08:00", 75, "2026-10-26T05:45:00+00:00"),
    ],
)
def test_clock_changes(start: str, minutes: int, alarm: str, zone: ZoneInfo) -> None:
    """The margin is real time: nobody sleeps an hour less because the clocks changed."""
    day = start[:10]
    timetable = plan(row(start, "09:00"), first=day)
    evening = (at(f"{day} 00:00") - timedelta(hours=2)).astimezone(zone)

    found = wake_up(timetable, timedelta(minutes=minutes), evening)

    assert found is not None
    assert found.astimezone(UTC).isoformat() == alarm
    assert found.tzinfo is STOCKHOLM


def test_boundaries() -> None:
    """The answers change when it is time to get up, and when the last lesson has ended."""
    alarm = next_boundary(WEEK, at("2026-11-27 08:00"), eats=False, margin=MARGIN)
    later = next_boundary(WEEK, at("2026-11-27 08:00"), eats=False, margin=timedelta(minutes=10))
    risen = next_boundary(WEEK, at("2026-11-27 08:16"), eats=False, margin=MARGIN)

    # A minute after it.
    assert alarm == at("2026-11-27 08:16")
    assert later == at("2026-11-27 08:20")
    assert risen == at("2026-11-27 08:20")
    assert next_boundary(WEEK, at("2026-11-27 13:30"), eats=False, margin=MARGIN) == at(
        "2026-11-27 14:00"
    )
