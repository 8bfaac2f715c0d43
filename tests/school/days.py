"""Invented calendars, care and attendance for the tests of days, and strategies that make more."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Attendance,
    CareDay,
    CareWeek,
    OfferedDay,
    SchoolCalendar,
    SchoolEvent,
    Timetable,
    TimetableEntry,
    monday_of,
)

from .facts import at, entries


def event(
    first: str,
    title: str | None,
    *,
    last: str | None = None,
    times: tuple[str, str] | None = None,
    kind: str | None = None,
) -> SchoolEvent:
    """Return an entry of the calendar, for whole days unless it has times."""
    return SchoolEvent(
        id=f"{first} {title}",
        first=date.fromisoformat(first),
        last=date.fromisoformat(last or first),
        start=at(f"{first} {times[0]}") if times else None,
        end=at(f"{first} {times[1]}") if times else None,
        title=title,
        kind=kind,
    )


def calendar(*events: SchoolEvent) -> SchoolCalendar:
    """Return a calendar of some years."""
    return SchoolCalendar(
        first=date(2024, 1, 1),
        last=date(2030, 12, 31),
        read_at=at("2026-11-23 00:00"),
        events=events,
    )


def care_day(
    day: str,
    start: str | None = "07:30",
    end: str | None = "16:30",
    *,
    on_leave: bool | None = False,
    closed: bool | None = False,
) -> CareDay:
    """Return one day's care."""
    return CareDay(
        id=31_000_001,
        day=date.fromisoformat(day),
        start=at(f"{day} {start}") if start else None,
        end=at(f"{day} {end}") if end else None,
        opens=time(6, 30),
        closes=time(18, 0),
        on_leave=on_leave,
        closed=closed,
        closed_reason="Planeringsdag" if closed else None,
        locked=False,
        has_comments=False,
        unread_comments=False,
    )


def care_week(*days: CareDay, read_at: str = "2026-11-23 00:00") -> CareWeek:
    """Return the week of the first day's care."""
    first = monday_of(days[0].day)
    return CareWeek(first=first, last=first + timedelta(days=6), read_at=at(read_at), days=days)


def away(day: str, *, absent: bool | None = True) -> Attendance:
    """Return a report for a day, offered as tomorrow, and nothing reported for the day before."""
    tomorrow = date.fromisoformat(day)
    return Attendance(
        read_at=at("2026-11-23 00:00"),
        may_report=True,
        today=OfferedDay(day=tomorrow - timedelta(days=1), absent=False, locked=False),
        tomorrow=OfferedDay(day=tomorrow, absent=absent, locked=False),
    )


# Both clock changes, week 53 with New Year, and July.
_FIRST = st.sampled_from(("2026-10-22", "2026-03-26", "2026-12-28", "2026-07-06"))
_ZONES = st.sampled_from((STOCKHOLM, UTC, ZoneInfo("US/Pacific"), ZoneInfo("Pacific/Kiritimati")))
_TITLES = st.sampled_from((
    None, "", "Studiedag", "Lov", "Ingen studiedag", "Idrottsdag", "Jullov", "Prov"
))  # fmt: skip
_FLAGS = st.sampled_from((None, True, False))


@st.composite
def families(draw: st.DrawFn) -> tuple[Known, datetime]:
    """Return what is known around a moment of any zone: all parts, some, or none."""
    first = date.fromisoformat(draw(_FIRST))
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    near = st.integers(-1, 8).map(lambda days: first + timedelta(days=days))
    now = begin + timedelta(minutes=draw(st.integers(0, 7 * 24 * 60)))
    known = Known(
        timetable=draw(st.none() | _timetables(first, begin)),
        calendar=draw(st.none() | st.lists(_events(near), max_size=4).map(lambda e: calendar(*e))),
        care=tuple(draw(st.lists(_care_weeks(near), max_size=3))),
        attendance=draw(st.none() | _reports(near)),
    )
    return known, now.astimezone(draw(_ZONES))


@st.composite
def _timetables(draw: st.DrawFn, first: date, begin: datetime) -> Timetable:
    rows: list[TimetableEntry] = draw(st.lists(entries(begin), max_size=8))
    weeks = draw(st.integers(0, 2))
    return Timetable(
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 20))),
        read_at=begin.astimezone(STOCKHOLM),
        entries=(
            *rows,
            *(
                TimetableEntry(
                    start=row.start + timedelta(weeks=weeks),
                    end=row.end + timedelta(weeks=weeks, minutes=draw(st.integers(0, 30))),
                    title=row.title,
                )
                for row in rows
            ),
        ),
    )


@st.composite
def _events(draw: st.DrawFn, near: st.SearchStrategy[date]) -> SchoolEvent:
    first = draw(near)
    start = draw(st.none() | st.integers(0, 23))
    moment = None if start is None else datetime.combine(first, time(start), STOCKHOLM)
    return SchoolEvent(
        id="880001",
        first=first,
        last=first + timedelta(days=draw(st.integers(-1, 9))),
        start=moment,
        end=moment,
        title=draw(_TITLES),
        kind=draw(_TITLES),
    )


@st.composite
def _care_weeks(draw: st.DrawFn, near: st.SearchStrategy[date]) -> CareWeek:
    days = tuple(
        care_day(
            day.isoformat(),
            draw(st.sampled_from((None, "06:30", "02:30"))),
            draw(st.sampled_from((None, "17:00", "02:10"))),
            on_leave=draw(_FLAGS),
            closed=draw(_FLAGS),
        )
        for day in draw(st.lists(near, min_size=1, max_size=4))
    )
    return care_week(*days, read_at=draw(st.sampled_from(("2026-07-01 12:00", "2026-07-02 12:00"))))


@st.composite
def _reports(draw: st.DrawFn, near: st.SearchStrategy[date]) -> Attendance:
    return away(draw(near).isoformat(), absent=draw(_FLAGS))
