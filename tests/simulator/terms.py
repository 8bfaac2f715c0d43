"""When a school is closed: a study day every third week, or the scripted Swedish school year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

_STUDY_WEEK_OF_THREE = {"middle": 0, "junior": 1}
# Never as late as Good Friday, which can be in week 12.
_SCRIPTED_STUDY_WEEKS = {"middle": (38, 11), "junior": (40, 10)}
_HALF_DAY_ENDS = "12:00"
_RED_DATES = {
    (1, 1): "Nyårsdagen",
    (1, 6): "Trettondedag jul",
    (5, 1): "Första maj",
    (6, 6): "Nationaldagen",
    (12, 24): "Julafton",
    (12, 25): "Juldagen",
    (12, 26): "Annandag jul",
    (12, 31): "Nyårsafton",
}


@dataclass(frozen=True, kw_only=True, order=True)
class Closure:
    """Days without lessons, both ends included, and what the calendar calls them."""

    first: date
    last: date
    title: str


@dataclass(frozen=True, kw_only=True, order=True)
class HalfDay:
    """A day whose lessons end early, and what the calendar calls it."""

    day: date
    title: str
    until: str = _HALF_DAY_ENDS
    """Time of day, as `HH:mm`."""


def closures(plan: str, first: date, last: date, *, scripted: bool) -> list[Closure]:
    """Return the closures of a plan that touch the range, in order."""
    if scripted:
        found = [c for year in range(first.year, last.year + 1) for c in _year(plan, year)]
    else:
        found = list(_study_days(plan, first, last))
    return sorted({c for c in found if c.first <= last and c.last >= first})


def half_days(first: date, last: date, *, scripted: bool) -> list[HalfDay]:
    """Return the half days of a range, in order: the first and the last days of terms."""
    if not scripted:
        return []
    found = [
        half
        for year in range(first.year, last.year + 1)
        for half in (
            HalfDay(day=_spring_ends(year), title="Skolavslutning"),
            HalfDay(day=_autumn_begins(year), title="Upprop"),
            HalfDay(day=_autumn_ends(year), title="Julavslutning"),
        )
    ]
    return [half for half in found if first <= half.day <= last]


def red_day(day: date) -> str | None:
    """Return the name of a public holiday on which even after-school care is closed."""
    easter = _easter(day.year)
    moving = {
        easter - 2 * DAY: "Långfredagen",
        easter + DAY: "Annandag påsk",
        easter + 39 * DAY: "Kristi himmelsfärdsdag",
        # Midsummer's Eve is the Friday from the 19th to the 25th of June.
        monday_of(date(day.year, 6, 21)) + 4 * DAY: "Midsommarafton",
    }
    return moving.get(day) or _RED_DATES.get((day.month, day.day))


def week_index(day: date) -> int:
    """Number the weeks without a break at the turn of the year."""
    return (day.toordinal() - 1) // 7


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def _study_days(plan: str, first: date, last: date) -> Iterator[Closure]:
    """Yield the Wednesday of every third week.

    A Wednesday, so that the week's rest still has lessons whatever day it is; on the days counted
    from a fixed Monday, so that the answer depends on nothing but the date.
    """
    monday = monday_of(first)
    while monday <= last:
        if week_index(monday) % 3 == _STUDY_WEEK_OF_THREE[plan]:
            wednesday = monday + 2 * DAY
            yield Closure(first=wednesday, last=wednesday, title="Studiedag")
        monday += WEEK


def _year(plan: str, year: int) -> Iterator[Closure]:
    """Yield the closures of a calendar year; the Christmas break belongs to both its years."""
    easter = _easter(year)
    yield _christmas(year - 1)
    yield _week("Sportlov", year, 9)
    yield Closure(first=easter - 2 * DAY, last=easter + 5 * DAY, title="Påsklov")
    yield _single("Första maj", date(year, 5, 1))
    yield Closure(first=easter + 39 * DAY, last=easter + 40 * DAY, title="Kristi himmelsfärd")
    yield _single("Nationaldagen", date(year, 6, 6))
    yield Closure(
        first=_spring_ends(year) + DAY, last=_autumn_begins(year) - DAY, title="Sommarlov"
    )
    yield _week("Höstlov", year, 44)
    yield _christmas(year)
    for week in _SCRIPTED_STUDY_WEEKS[plan]:
        yield _single("Studiedag", date.fromisocalendar(year, week, 5))


def _christmas(year: int) -> Closure:
    """Return the break that begins in a year's December."""
    return Closure(first=_autumn_ends(year) + DAY, last=date(year + 1, 1, 7), title="Jullov")


def _autumn_begins(year: int) -> date:
    """Return the first day of the autumn term, a Monday in the middle of August."""
    return monday_of(date(year, 8, 21))


def _autumn_ends(year: int) -> date:
    """Return the last day of the autumn term, the Friday before Christmas week."""
    return monday_of(date(year, 12, 22) - 4 * DAY) + 4 * DAY


def _spring_ends(year: int) -> date:
    """Return the last day of the spring term, the Friday before the middle of June."""
    return monday_of(date(year, 6, 15) - 4 * DAY) + 4 * DAY


def _single(title: str, day: date) -> Closure:
    """Return a closure of one day."""
    return Closure(first=day, last=day, title=title)


def _week(title: str, year: int, week: int) -> Closure:
    """Return a closure of one school week."""
    monday = date.fromisocalendar(year, week, 1)
    return Closure(first=monday, last=monday + 4 * DAY, title=title)


def _easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)
