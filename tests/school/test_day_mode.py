"""What kind of day a day is, and why: by hand, from what schools do."""

from dataclasses import replace
from datetime import date

import pytest

from custom_components.skolplattformen.school.day_mode import DayMode, day_off, judge
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import (
    Attendance,
    CareDay,
    SchoolEvent,
    TimetableEntry,
)

from .days import away, calendar, care_day, care_week, event
from .facts import plan, row

# Monday to Friday of an ordinary week, and its weekend.
MONDAY, TUESDAY, FRIDAY = "2026-11-23", "2026-11-24", "2026-11-27"
SATURDAY, SUNDAY = "2026-11-28", "2026-11-29"


def lesson(day: str, title: str = "Matematik") -> TimetableEntry:
    """Return a lesson of the day."""
    return row(f"{day} 08:20", "09:20", title)


def mode_of(
    day: str,
    *rows: TimetableEntry,
    events: tuple[SchoolEvent, ...] = (),
    care: bool = False,
    attendance: Attendance | None = None,
    first: str = MONDAY,
) -> tuple[str, str | None]:
    """Return the mode and the reason of a day that the timetable tells about."""
    known = Known(
        timetable=plan(*rows, first=first),
        calendar=calendar(*events),
        care=(care_week(care_day(day)),) if care else (),
        attendance=attendance,
    )
    found = judge(known, date.fromisoformat(day))
    return found.mode.value, found.reason


def test_ordinary_week() -> None:
    """Lessons make a school day, and Saturday and Sunday are a weekend."""
    assert mode_of(MONDAY, lesson(MONDAY)) == ("school", None)
    assert mode_of(SATURDAY, lesson(MONDAY)) == ("weekend", None)
    assert mode_of(SUNDAY, lesson(MONDAY)) == ("weekend", None)


def test_nothing_explains_it() -> None:
    """A weekday without lessons is not a day off: the answer may be half empty."""
    lunch_and_break = (
        row(f"{TUESDAY} 11:00", "11:30", "Lunch"),
        row(f"{TUESDAY} 10:00", "10:20", "Rast"),
    )
    cancelled = lesson(TUESDAY, "Matematik inställd")
    outing = replace(lesson(TUESDAY, "Friluftsdag"), all_day=True)

    assert mode_of(TUESDAY, lesson(MONDAY)) == ("unknown", None)
    assert mode_of(TUESDAY, *lunch_and_break) == ("unknown", None)
    assert mode_of(TUESDAY, cancelled) == ("unknown", None)
    assert mode_of(TUESDAY, outing) == ("unknown", None)
    assert mode_of(TUESDAY, care=True) == ("unknown", None)
    assert mode_of(TUESDAY, events=(event(TUESDAY, "Idrottsdag"),)) == ("unknown", None)


def test_nothing_was_read() -> None:
    """What the calendar of the world says is known even so."""
    assert judge(Known(), date(2026, 11, 24)).mode is DayMode.UNKNOWN
    assert judge(Known(), date(2026, 11, 28)).mode is DayMode.WEEKEND
    assert judge(Known(), date(2026, 12, 24)).mode is DayMode.HOLIDAY
    assert judge(Known(attendance=away(TUESDAY)), date(2026, 11, 24)).mode is DayMode.ABSENT


def test_summer() -> None:
    """In July the entry of the calendar holds on weekends too; without one nothing is known."""
    summer = (event("2026-06-13", "Sommarlov", last="2026-08-16"),)

    assert mode_of("2026-07-08", events=summer, first="2026-07-06") == ("closed", "Sommarlov")
    assert mode_of("2026-07-11", events=summer, first="2026-07-06") == ("closed", "Sommarlov")
    assert mode_of("2026-07-08", first="2026-07-06") == ("unknown", None)
    assert mode_of("2026-07-11", first="2026-07-06") == ("weekend", None)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-24", "Julafton"),
        ("2026-12-31", "Nyårsafton"),
        ("2027-01-01", "Nyårsdagen"),
        ("2027-01-06", "Trettondedag jul"),
        ("2027-03-28", "Påskdagen"),
        ("2026-06-06", "Nationaldagen"),
        ("2026-06-19", "Midsommarafton"),
        ("2026-10-31", "Alla helgons dag"),
    ],
)
def test_public_holidays(day: str, name: str) -> None:
    """They go before what the school calls the days around them, and before weekends."""
    around = (event("2025-12-01", "Jullov", last="2027-12-31"),)

    assert mode_of(day) == ("holiday", name)
    assert mode_of(day, events=around) == ("holiday", name)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (event(TUESDAY, "Studiedag"), ("study_day", "Studiedag")),
        (event(TUESDAY, "Planeringsdag åk F-9"), ("study_day", "Planeringsdag åk F-9")),
        (event(TUESDAY, "Lovdag"), ("closed", "Lovdag")),
        (event(MONDAY, "Sportlov v. 9", last=FRIDAY), ("closed", "Sportlov v. 9")),
        (event(TUESDAY, None, kind="Studiedag"), ("study_day", "Studiedag")),
        # What does not.
        (event(MONDAY, "Studiedag"), ("unknown", None)),
        (event(TUESDAY, "Ingen studiedag"), ("unknown", None)),
        (event(TUESDAY, "Temadag", kind="Studiedag"), ("unknown", None)),
        (event(TUESDAY, "Lovvecka inställd"), ("unknown", None)),
        (event(TUESDAY, "Studiedag", times=("13:00", "16:00")), ("unknown", None)),
        (event(TUESDAY, "Lov", times=("00:00", "23:59")), ("unknown", None)),
        (event(TUESDAY, None), ("unknown", None)),
    ],
)
def test_entries_of_the_calendar(entry: SchoolEvent, expected: tuple[str, str | None]) -> None:
    """Only one for the whole day whose title says so explains a day without lessons."""
    assert mode_of(TUESDAY, events=(entry,)) == expected


def test_several_entries() -> None:
    """The one about the fewest days is the reason, in whatever order they come."""
    entries = (
        event("2026-11-16", "Läslov", last="2026-12-06"),
        event(TUESDAY, "Studiedag"),
        event(TUESDAY, "Idrottsdag"),
        event(MONDAY, "Skolan stängd", last=FRIDAY),
    )

    assert mode_of(TUESDAY, events=entries) == ("study_day", "Studiedag")
    assert mode_of(TUESDAY, events=entries[::-1]) == ("study_day", "Studiedag")
    assert mode_of(FRIDAY, events=entries) == ("closed", "Skolan stängd")
    assert mode_of(SATURDAY, events=entries) == ("closed", "Läslov")


def test_rows_for_the_whole_day() -> None:
    """A row of the timetable for the whole day explains it as an entry does."""
    free = replace(lesson(TUESDAY, "Studiedag"), all_day=True)

    assert mode_of(TUESDAY, free) == ("study_day", "Studiedag")
    assert mode_of(TUESDAY, replace(free, notes="Inställd")) == ("unknown", None)
    assert mode_of(TUESDAY, lesson(TUESDAY, "Studiedag")) == ("school", None)


def test_lessons_are_trusted_more_than_the_calendar() -> None:
    """A study day that was moved, school on a Saturday: what takes place is school."""
    entries = (event(TUESDAY, "Studiedag"), event("2026-12-24", "Jullov"))

    assert mode_of(TUESDAY, lesson(TUESDAY), events=entries, care=True) == ("school", None)
    assert mode_of(SATURDAY, lesson(SATURDAY)) == ("school", None)
    assert mode_of("2026-12-24", lesson("2026-12-24"), events=entries, first="2026-12-21") == (
        "school",
        None,
    )


def test_lessons_that_the_school_took_away() -> None:
    """With all lessons cancelled, the entry of the calendar says why."""
    entry = event(TUESDAY, "Studiedag")

    assert mode_of(TUESDAY, lesson(TUESDAY, "Bild inställd"), events=(entry,)) == (
        "study_day",
        "Studiedag",
    )


def test_absent() -> None:
    """A report for the whole of the day goes before all; another day's does not count."""
    entry = event(TUESDAY, "Studiedag")

    assert mode_of(TUESDAY, lesson(TUESDAY), attendance=away(TUESDAY)) == ("absent", None)
    assert mode_of(TUESDAY, events=(entry,), attendance=away(TUESDAY)) == ("absent", None)
    assert mode_of(MONDAY, lesson(MONDAY), attendance=away(TUESDAY)) == ("school", None)
    for absent in (False, None):
        report = away(TUESDAY, absent=absent)
        assert mode_of(TUESDAY, lesson(TUESDAY), attendance=report) == ("school", None)


@pytest.mark.parametrize(
    ("day", "title", "reason"),
    [
        (TUESDAY, "Studiedag", "Studiedag"),
        (TUESDAY, "Höstlov", "Höstlov"),
        ("2026-12-24", None, "Julafton"),
    ],
)
def test_care_only(day: str, title: str | None, reason: str) -> None:
    """There is no school, and the child has times of care."""
    entries = (event(day, title),)

    assert mode_of(day, events=entries, care=True, first=day) == ("care_only", reason)


@pytest.mark.parametrize(
    "care",
    [
        care_day(TUESDAY, None, None),
        care_day(TUESDAY, on_leave=True),
        care_day(TUESDAY, closed=True),
        care_day(MONDAY),
    ],
)
def test_no_care(care: CareDay) -> None:
    """Without times, on leave, while care is closed or on another day, the child stays away."""
    known = Known(
        timetable=plan(), calendar=calendar(event(TUESDAY, "Studiedag")), care=(care_week(care),)
    )

    assert judge(known, date.fromisoformat(TUESDAY)).mode is DayMode.STUDY_DAY


@pytest.mark.parametrize("care", [care_day(TUESDAY, end=None), care_day(TUESDAY, start=None)])
def test_care_with_one_time(care: CareDay) -> None:
    """One of the times is enough, and flags that are not told change nothing."""
    known = Known(
        timetable=plan(),
        calendar=calendar(event(TUESDAY, "Studiedag")),
        care=(care_week(replace(care, on_leave=None, closed=None)),),
    )

    assert judge(known, date.fromisoformat(TUESDAY)).mode is DayMode.CARE_ONLY


def test_care_on_a_day_that_the_timetable_does_not_tell_about() -> None:
    """Whether there is only care is not known then."""
    known = Known(
        timetable=plan(),
        calendar=calendar(event("2026-12-22", "Jullov")),
        care=(care_week(care_day("2026-12-22")),),
    )

    assert judge(known, date(2026, 12, 22)).mode is DayMode.CLOSED


def test_what_explains_a_day_without_lessons() -> None:
    """The explanation stands whatever the timetable has, or has not yet stopped to have."""
    known = Known(timetable=plan(lesson(TUESDAY)), calendar=calendar(event(TUESDAY, "Studiedag")))

    found = day_off(known, date.fromisoformat(TUESDAY))

    assert found is not None
    assert (found.mode, found.reason) == (DayMode.STUDY_DAY, "Studiedag")
    assert day_off(known, date.fromisoformat(MONDAY)) is None
    assert day_off(known, date.fromisoformat(SATURDAY)) is None
