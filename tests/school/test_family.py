"""A day of several children: who has school, and the hours from the first start to the last end."""

from datetime import datetime

from hypothesis import given
import pytest

from custom_components.skolplattformen.school.day_mode import DayMode
from custom_components.skolplattformen.school.family import (
    HowMany,
    next_school_hours,
    school_hours,
    who_has_school,
)
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.moments import instant
from custom_components.skolplattformen.school.school_day import SchoolDay, Slot, next_school_day

from .days import families
from .facts import at, plan, row
from .told import other, school

FREE = other(DayMode.STUDY_DAY)
UNKNOWN = other(DayMode.UNKNOWN)


def hours(start: str, end: str) -> Slot:
    """Return hours, as for `at`."""
    return Slot(start=at(start), end=at(end))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([school()], HowMany.EVERYONE),
        ([school(), school()], HowMany.EVERYONE),
        ([school(), FREE], HowMany.SOME),
        ([school(), other(DayMode.ABSENT)], HowMany.SOME),
        ([FREE, other(DayMode.CARE_ONLY)], HowMany.NOBODY),
        ([UNKNOWN], None),
        ([school(), UNKNOWN], None),
        ([FREE, UNKNOWN], None),
    ],
)
def test_who_has_school(days: list[SchoolDay], expected: HowMany | None) -> None:
    """What is unknown of one child leaves it unknown for all."""
    assert who_has_school(days) is expected


def test_school_hours() -> None:
    """The first start and the last end may be those of different children."""
    early = school(start="08:00", end="12:00")
    late = school(start="09:00", end="15:00")

    assert school_hours([late, FREE, early]) == hours("2026-11-23 08:00", "2026-11-23 15:00")
    assert school_hours([early]) == hours("2026-11-23 08:00", "2026-11-23 12:00")
    assert school_hours([FREE]) is None
    assert school_hours([early, UNKNOWN]) is None
    assert school_hours([]) is None


ALVA = Known(
    timetable=plan(
        row("2026-11-23 08:00", "12:00"),
        row("2026-11-24 10:00", "11:00"),
        row("2026-11-26 08:00", "12:00"),
    )
)
BO = Known(
    timetable=plan(
        row("2026-11-23 09:00", "14:00"), row("2026-11-24 08:30", "13:00"), first="2026-11-23"
    )
)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-22 20:00", hours("2026-11-23 08:00", "2026-11-23 14:00")),
        ("2026-11-23 12:00", hours("2026-11-23 08:00", "2026-11-23 14:00")),
        ("2026-11-23 13:59", hours("2026-11-23 08:00", "2026-11-23 14:00")),
        ("2026-11-23 14:00", hours("2026-11-24 08:30", "2026-11-24 13:00")),
        # Thursday is Alva's next day, and nothing is known of Bo's.
        ("2026-11-24 13:00", None),
    ],
)
def test_next_school_hours(now: str, expected: Slot | None) -> None:
    """Today counts until the last child's last lesson has ended."""
    assert next_school_hours([ALVA, BO], at(now)) == expected


def test_no_school_ahead() -> None:
    """Without a day with school there are no hours."""
    assert next_school_hours([], at("2026-11-23 08:00")) is None
    assert next_school_hours([Known()], at("2026-11-23 08:00")) is None
    assert next_school_hours([ALVA], at("2026-11-26 12:00")) is None


@given(families(), families())
def test_hours_of_several_and_of_one(
    one: tuple[Known, datetime], two: tuple[Known, datetime]
) -> None:
    """No child begins before the first; of one child they are its own hours."""
    now = one[1]
    found = next_school_hours([one[0], two[0]], now)
    alone = next_school_day(one[0], now)

    if found is not None and alone is not None and alone.start is not None:
        assert instant(found.start) <= instant(alone.start)
    only = next_school_hours([one[0]], now)
    assert (only is None) == (alone is None)
    if only is not None and alone is not None:
        assert (only.start, only.end) == (alone.start, alone.end)
