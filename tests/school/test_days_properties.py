"""What holds of days whatever is known of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.day import school_start
from custom_components.skolplattformen.school.day_mode import DayMode, day_off
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.moments import swedish_day
from custom_components.skolplattformen.school.school_day import next_school_day, school_day
from custom_components.skolplattformen.school.usual import differences
from tests.properties import DETERMINISTIC

from .days import families

type Family = tuple[Known, datetime]

FREE = {DayMode.HOLIDAY, DayMode.STUDY_DAY, DayMode.CLOSED, DayMode.CARE_ONLY}

near = st.integers(-3, 16).map(lambda days: timedelta(days=days))


def _turned(known: Known) -> Known:
    """Return the same facts in another order."""
    timetable, calendar = known.timetable, known.calendar
    return replace(
        known,
        timetable=timetable and replace(timetable, entries=timetable.entries[::-1]),
        calendar=calendar and replace(calendar, events=calendar.events[::-1]),
    )


@DETERMINISTIC
@given(families(), near)
def test_a_day(family: Family, offset: timedelta) -> None:
    """Lessons make it a school day unless the child is absent; only what is free has a reason."""
    known, now = family
    day = school_day(known, swedish_day(now) + offset)

    assert (day.mode is DayMode.SCHOOL) <= bool(day.lessons)
    assert not day.lessons or day.mode in {DayMode.SCHOOL, DayMode.ABSENT}
    assert (day.start is None) == (day.end is None) == (not day.lessons)
    assert (day.reason is not None) == (day.mode in FREE)
    assert day.mode is not DayMode.WEEKEND or day.day.weekday() >= 5
    assert day.mode is not DayMode.CARE_ONLY or (day.known and (day.care_start or day.care_end))
    assert not any(lesson.cancelled for lesson in day.lessons)
    assert all(lesson.cancelled for lesson in day.cancelled)
    times = [lesson.start.timestamp() for lesson in day.lessons]
    assert times == sorted(times)


@DETERMINISTIC
@given(families(), near)
def test_no_day_off_without_an_explanation(family: Family, offset: timedelta) -> None:
    """A weekday without lessons is unknown, unless a holiday or the school's words explain it."""
    known, now = family
    day = school_day(known, swedish_day(now) + offset)

    assert day.mode not in FREE or day_off(known, day.day) is not None
    silent = replace(known, calendar=None, attendance=None)
    alone = school_day(silent, day.day)
    if alone.day.weekday() < 5 and not alone.lessons and day_off(silent, day.day) is None:
        assert alone.mode is DayMode.UNKNOWN


@DETERMINISTIC
@given(families(), near)
def test_order_and_zone_do_not_matter(family: Family, offset: timedelta) -> None:
    """The same facts in another order, and the same moment in another zone."""
    known, now = family
    day = swedish_day(now) + offset

    assert school_day(_turned(known), day) == school_day(known, day)
    assert differences(_turned(known), day) == differences(known, day)
    assert next_school_day(known, now.astimezone(UTC)) == next_school_day(known, now)


@DETERMINISTIC
@given(families())
def test_next_school_day(family: Family) -> None:
    """It is near, it has school, and without absence it begins when school begins."""
    known, now = family
    today = swedish_day(now)
    found = next_school_day(known, now)
    well = replace(known, attendance=None)
    start = next_school_day(well, now)

    assert (start.start if start else None) == school_start(known.timetable, now)
    if found is None:
        return
    assert today <= found.day <= today + timedelta(days=14)
    assert found == school_day(known, found.day)
    assert found.mode is DayMode.SCHOOL
    assert found.day > today or any(
        now.timestamp() < lesson.end.timestamp() for lesson in found.lessons
    )


@DETERMINISTIC
@given(families(), st.sampled_from((date.min, date.max)))
def test_the_ends_of_time(family: Family, day: date) -> None:
    """Any date has an answer."""
    known, _ = family

    assert school_day(known, day).day == day
    assert differences(known, day) is None


@DETERMINISTIC
@given(families(), near)
def test_differences(family: Family, offset: timedelta) -> None:
    """Only of a day with lessons; what was added it has, and what is missing it has not."""
    known, now = family
    day = school_day(known, swedish_day(now) + offset)
    found = differences(known, day.day)
    if found is None:
        return

    titles = {lesson.plain_title for lesson in day.lessons}
    assert titles
    assert set(found.added) <= {lesson.title for lesson in day.lessons}
    assert not titles & {title.casefold() for title in found.missing}
