"""Invented timetables and menus for the tests of the school day, and strategies that make more."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Dish,
    Menu,
    MenuDay,
    Timetable,
    TimetableEntry,
)

KEY = "0123456789abcdef"

# From waking up to the first lesson.
MARGIN = timedelta(minutes=75)


def at(text: str) -> datetime:
    """Return a Swedish wall time, such as `2026-11-23 08:20`."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def row(
    start: str, end: str, title: str = "Matematik", *, notes: str | None = None
) -> TimetableEntry:
    """Return a row of the timetable: start as for `at`, end as a time of the same day."""
    return TimetableEntry(start=at(start), end=at(f"{start[:10]} {end}"), title=title, notes=notes)


def plan(*rows: TimetableEntry, first: str = "2026-11-23", read_at: str | None = None) -> Timetable:
    """Return a timetable of three weeks, read at the first midnight unless said otherwise."""
    day = date.fromisoformat(first)
    return Timetable(
        first=day,
        last=day + timedelta(days=20),
        read_at=at(read_at or f"{first} 00:00"),
        entries=rows,
    )


def menu(*days: MenuDay, first: str = "2026-11-23", read_at: str | None = None) -> Menu:
    """Return a menu of two weeks, read at the first midnight unless said otherwise."""
    day = date.fromisoformat(first)
    return Menu(
        school="Lärkskolan",
        first=day,
        last=day + timedelta(days=13),
        read_at=at(read_at or f"{first} 00:00"),
        days=days,
    )


def served(day: str, *dishes: str, closed: str | None = None) -> MenuDay:
    """Return one day of a menu."""
    return MenuDay(
        day=date.fromisoformat(day), dishes=tuple(Dish(name=name) for name in dishes), closed=closed
    )


# Both clock changes, the trickier one more often, and a New Year with a week 53.
_WINDOWS = ("2026-10-22", "2026-10-22", "2026-03-26", "2026-12-28")
_ZONES = (STOCKHOLM, STOCKHOLM, UTC, ZoneInfo("US/Pacific"), ZoneInfo("Pacific/Kiritimati"))

# In the windows of the clock changes these come 73 hours after the beginning. Half of all times
# are near that, so that the hour that comes twice is met on both sides.
_CHANGE = 73 * 60
_minutes = (st.integers(0, 6 * 24 * 60) | st.integers(_CHANGE - 120, _CHANGE + 120)).map(
    lambda minutes: timedelta(minutes=minutes)
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Timetable | None, Menu | None, datetime]:
    """Return a timetable, a menu, and a moment in any zone, all near each other."""
    first = date.fromisoformat(draw(st.sampled_from(_WINDOWS)))
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    now = (begin + draw(_minutes)).astimezone(draw(st.sampled_from(_ZONES)))
    return (
        draw(st.none() | _timetables(first, begin)),
        draw(st.none() | _menus(first, begin)),
        now,
    )


@st.composite
def entries(draw: st.DrawFn, begin: datetime) -> TimetableEntry:
    """Return a row within six days; some titles and times are more likely to meet."""
    start = begin + draw(_minutes)
    length = timedelta(minutes=draw(st.integers(min_value=-5, max_value=180)))
    return TimetableEntry(
        start=start.astimezone(STOCKHOLM),
        end=(start + length).astimezone(STOCKHOLM),
        title=draw(st.sampled_from(("Svenska", "Lunch", "Rast", "Musik inställd", "Bild"))),
        room=draw(st.sampled_from((None, "", "B214"))),
        notes=draw(st.sampled_from((None, "Utgår"))),
        all_day=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def _timetables(draw: st.DrawFn, first: date, begin: datetime) -> Timetable:
    return Timetable(
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 20))),
        read_at=(begin + draw(_minutes) - timedelta(days=3)).astimezone(STOCKHOLM),
        entries=tuple(draw(st.lists(entries(begin), max_size=8))),
    )


@st.composite
def _menus(draw: st.DrawFn, first: date, begin: datetime) -> Menu:
    days = draw(st.sets(st.integers(0, 13), max_size=6))
    return Menu(
        school=None,
        first=first,
        last=first + timedelta(days=13),
        read_at=(begin + draw(_minutes) - timedelta(days=3)).astimezone(STOCKHOLM),
        days=tuple(
            MenuDay(
                day=first + timedelta(days=offset),
                dishes=draw(st.sampled_from(((), (Dish(name=f"Soppa {offset}"),)))),
                closed=draw(st.sampled_from((None, "Studiedag"))),
            )
            for offset in days
        ),
    )
