"""Where a child is at a moment, and where all of a family are, in words for the ear."""

from datetime import date, datetime, time

import pytest

from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import (
    Attendance,
    Care,
    CareComment,
    CareDay,
    CareWeek,
    OfferedDay,
    Timetable,
)
from custom_components.skolplattformen.school.told.where import ChildPlace, where_sentence
from custom_components.skolplattformen.school.whereabouts import Place, Whereabouts, whereabouts

from .days import care_day
from .facts import at, plan, row

DAY = "2026-11-24"
LESSONS = plan(
    row(f"{DAY} 08:20", "09:20"),
    row(f"{DAY} 11:00", "11:30", "Lunch"),
    row(f"{DAY} 11:30", "14:10"),
    row(f"{DAY} 14:10", "15:00", "Idrott", notes="Inställt"),
)


def book(came: str | None = None, went: str | None = None) -> Care:
    """Return the care of a Tuesday, 06:45 to 16:20, and who has come."""
    comment = CareComment(
        day=date.fromisoformat(DAY),
        read_at=at(f"{DAY} 06:00"),
        checked_in=time.fromisoformat(came) if came else None,
        checked_out=time.fromisoformat(went) if went else None,
    )
    return Care(read_at=comment.read_at, weeks=(week(),), today=comment)


def week(day: CareDay | None = None) -> CareWeek:
    """Return a week whose Tuesday has care."""
    return CareWeek(
        first=date(2026, 11, 23),
        last=date(2026, 11, 29),
        read_at=at("2026-11-23 06:00"),
        days=(day or care_day(DAY, "06:45", "16:20"),),
    )


def known(timetable: Timetable | None = LESSONS, *weeks: CareWeek, absent: bool = False) -> Known:
    """Return what is known of a child."""
    offered = OfferedDay(day=date.fromisoformat(DAY), absent=absent, locked=False)
    return Known(
        timetable=timetable,
        care=weeks,
        attendance=Attendance(
            read_at=at(f"{DAY} 06:00"), may_report=True, today=offered, tomorrow=None
        ),
    )


@pytest.mark.parametrize(
    ("clock", "came", "went", "place"),
    [
        ("06:44", None, None, Place.ELSEWHERE),
        ("06:45", None, None, Place.EXPECTED),
        ("07:00", "06:50", None, Place.CARE),
        # Who was not checked out in the morning is at school all the same.
        ("08:20", "06:50", None, Place.SCHOOL),
        ("10:00", "06:50", "08:10", Place.SCHOOL),
        # Between lessons, at lunch and in breaks.
        ("11:15", None, None, Place.SCHOOL),
        ("14:09", None, None, Place.SCHOOL),
        # The last lesson is cancelled.
        ("14:10", None, None, Place.EXPECTED),
        # That was the morning: it says nothing of the afternoon.
        ("14:10", "06:50", "08:10", Place.EXPECTED),
        ("08:15", "06:50", "08:10", Place.ELSEWHERE),
        ("14:10", "14:05", None, Place.CARE),
        ("15:59", "14:05", "16:00", Place.CARE),
        ("16:00", "14:05", "16:00", Place.ELSEWHERE),
        # Fetched from school, before the last lesson has ended; and right after having come.
        ("14:10", "06:50", "13:30", Place.ELSEWHERE),
        ("14:10", "14:00", "14:05", Place.ELSEWHERE),
        # Nobody has checked the child out.
        ("18:19", "14:05", None, Place.CARE),
        ("18:20", "14:05", None, Place.ELSEWHERE),
        ("23:00", None, None, Place.ELSEWHERE),
    ],
)
def test_a_school_day(clock: str, came: str | None, went: str | None, place: Place) -> None:
    """The timetable decides while there is school, the book of the care before and after."""
    now = at(f"{DAY} {clock}")

    where = whereabouts(known(LESSONS, week()), book(came, went), now, has_timetable=True)

    assert where.place is place
    ends = {Place.SCHOOL: "14:10", Place.CARE: "16:20", Place.EXPECTED: "16:20"}
    until = at(f"{DAY} {ends[place]}") if place in ends else None
    assert where.until == (until if until and until > now else None)


@pytest.mark.parametrize(
    ("clock", "place"),
    [
        ("06:44", Place.ELSEWHERE),
        ("06:45", Place.EXPECTED),
        ("08:20", Place.SCHOOL),
        ("14:10", Place.EXPECTED),
        ("16:19", Place.EXPECTED),
        ("16:20", Place.ELSEWHERE),
    ],
)
def test_nobody_tells_who_has_come(clock: str, place: Place) -> None:
    """A child that was to be in care may be there: it is expected."""
    now = at(f"{DAY} {clock}")
    assert whereabouts(known(LESSONS, week()), None, now, has_timetable=True).place is place


@pytest.mark.parametrize(
    ("start", "end", "clock", "place"),
    [
        # Only when to be fetched: after school until then.
        (None, "16:20", "03:00", Place.ELSEWHERE),
        (None, "16:20", "14:10", Place.EXPECTED),
        (None, "16:20", "16:20", Place.ELSEWHERE),
        # Only when to come: before school.
        ("07:00", None, "06:59", Place.ELSEWHERE),
        ("07:00", None, "07:00", Place.EXPECTED),
        ("07:00", None, "20:00", Place.ELSEWHERE),
        # Only when to come, after school: nobody tells for how long.
        ("14:10", None, "15:00", Place.UNKNOWN),
    ],
)
def test_one_time_alone(start: str | None, end: str | None, clock: str, place: Place) -> None:
    """School is the other end of it."""
    weeks = week(care_day(DAY, start, end))
    now = at(f"{DAY} {clock}")
    assert whereabouts(known(LESSONS, weeks), None, now, has_timetable=True).place is place


def test_without_care() -> None:
    """A child without after-school care is elsewhere when school is over."""
    assert whereabouts(known(), None, at(f"{DAY} 14:10"), has_timetable=True).place is (
        Place.ELSEWHERE
    )


@pytest.mark.parametrize("clock", ["07:00", "10:00", "22:00"])
def test_absent(clock: str) -> None:
    """A child that is reported absent is neither here nor there, all day."""
    about = known(LESSONS, week(), absent=True)
    where = whereabouts(about, book("06:50"), at(f"{DAY} {clock}"), has_timetable=True)
    assert where == Whereabouts(place=Place.ABSENT)


@pytest.mark.parametrize(
    ("now", "timetable"),
    [
        # Nobody knows what kind of day this is.
        (f"{DAY} 10:00", plan()),
        # There is no timetable yet.
        (f"{DAY} 10:00", None),
        # The timetable does not reach that far.
        ("2027-01-12 10:00", LESSONS),
    ],
)
def test_an_unknown_day(now: str, timetable: Timetable | None) -> None:
    """Without a word about the day nobody knows where a pupil is."""
    assert whereabouts(known(timetable), None, at(now), has_timetable=True).place is Place.UNKNOWN


def test_a_weekend() -> None:
    """A day off is spent elsewhere."""
    saturday = at("2026-11-28 10:00")
    assert whereabouts(known(), None, saturday, has_timetable=True).place is Place.ELSEWHERE


@pytest.mark.parametrize(
    ("care", "weeks", "place"),
    [
        (book("07:10"), (week(),), Place.CARE),
        (book("07:10", "09:00"), (week(),), Place.ELSEWHERE),
        (book(), (week(care_day(DAY, on_leave=True)),), Place.ELSEWHERE),
        (book(), (week(),), Place.EXPECTED),
        (None, (week(),), Place.EXPECTED),
        (None, (week(care_day(DAY, on_leave=True)),), Place.ELSEWHERE),
        (None, (), Place.UNKNOWN),
        # A day of which nothing was entered.
        (book(), (week(care_day(DAY, None, None)),), Place.UNKNOWN),
        (None, (week(care_day(DAY, "07:00", None)),), Place.UNKNOWN),
    ],
)
def test_preschool(care: Care | None, weeks: tuple[CareWeek, ...], place: Place) -> None:
    """The care alone tells of a child without a timetable."""
    now = at(f"{DAY} 10:00")
    assert whereabouts(known(None, *weeks), care, now, has_timetable=False).place is place


def test_preschool_at_the_weekend() -> None:
    """A day that the care does not list is a day off all the same."""
    saturday = at("2026-11-28 12:10")
    about = Known(care=(week(),))
    assert whereabouts(about, None, saturday, has_timetable=False).place is Place.ELSEWHERE


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
@pytest.mark.parametrize(("clock", "place"), [("03:29", Place.SCHOOL), ("03:30", Place.ELSEWHERE)])
def test_clock_changes(day: str, clock: str, place: Place) -> None:
    """Times are those of the wall."""
    lessons = plan(row(f"{day} 01:30", "03:30"), first=day)
    about = Known(timetable=lessons)
    assert whereabouts(about, None, at(f"{day} {clock}"), has_timetable=True).place is place


def child(
    name: str, place: Place, *, until: datetime | None = None, school: bool = True
) -> ChildPlace:
    """Return where a child is, as it is told of."""
    where = Whereabouts(place=place, until=until)
    return ChildPlace(name=name, where=where, has_timetable=school)


@pytest.mark.parametrize(
    ("children", "swedish", "english"),
    [
        ([], "Inga barn är kända.", "No children are known."),
        (
            [child("Alva", Place.SCHOOL, until=at(f"{DAY} 14:10")), child("Vilmer", Place.CARE)],
            "Alva är i skolan till klockan 14:10, och Vilmer är på fritids.",
            "Alva is at school until 2:10 pm, and Vilmer is at after-school care.",
        ),
        (
            [
                child("Alva", Place.SCHOOL, until=at(f"{DAY} 14:10")),
                child("Vilmer", Place.SCHOOL, until=at(f"{DAY} 13:00")),
            ],
            "Alva är i skolan till klockan 14:10, och Vilmer är i skolan till klockan 13.",
            "Alva is at school until 2:10 pm, and Vilmer is at school until 1 pm.",
        ),
        (
            [child("Alva", Place.ELSEWHERE), child("Vilmer", Place.ELSEWHERE)],
            "Alva och Vilmer är inte i skolan.",
            "Alva and Vilmer are not at school.",
        ),
        (
            [
                child("Alva", Place.ABSENT),
                child("Ella", Place.CARE, school=False),
                child("Vilmer", Place.UNKNOWN),
            ],
            "Alva är anmäld frånvarande, Ella är på förskolan, och det är inte känt var Vilmer är.",
            "Alva is reported absent, Ella is at preschool, and it is not known where Vilmer is.",
        ),
        (
            [child("Ella", Place.EXPECTED, school=False), child("Alva", Place.EXPECTED)],
            "Ella väntas på förskolan, och Alva väntas på fritids.",
            "Ella is expected at preschool, and Alva is expected at after-school care.",
        ),
        (
            [child("Ella", Place.ELSEWHERE, school=False), child("Alva", Place.ELSEWHERE)],
            "Ella är inte på förskolan, och Alva är inte i skolan.",
            "Ella is not at preschool, and Alva is not at school.",
        ),
    ],
)
def test_in_words(children: list[ChildPlace], swedish: str, english: str) -> None:
    """All are told of in one sentence, those at the same place together."""
    assert where_sentence(children, "sv") == swedish
    assert where_sentence(children, "en") == english
