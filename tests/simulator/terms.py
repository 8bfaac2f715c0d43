"""When a school is closed: a study day every third week, or the scripted Swedish school year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)

_STUDY_WEEK_OF_THREE = {"middle": 0, "junior": 1}
_SCRIPTED_STUDY_WEEKS = {"middle": (38, 11), "junior": (40, 12)}


@dataclass(frozen=True, kw_only=True, order=True)
class Closure:
    """Days without lessons, both ends included, and what the calendar calls them."""

    first: date
    last: date
    title: str


def closures(plan: str, first: date, last: date, *, scripted: bool) -> list[Closure]:
    """Return the closures of a plan that touch the range, in order."""
    if scripted:
        found = [c for year in range(first.year, last.year + 1) for c in _year(plan, year)]
    else:
        found = list(_study_days(plan, first, last))
    return sorted({c for c in found if c.first <= last and c.last >= first})


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
    autumn_start = monday_of(date(year, 8, 21))
    spring_end = date.fromisocalendar(year, 24, 5)
    yield Closure(first=date(year - 1, 12, 22), last=date(year, 1, 7), title="Jullov")
    yield _week("Sportlov", year, 9)
    yield Closure(first=easter - 2 * DAY, last=easter + 5 * DAY, title="Påsklov")
    yield _single("Första maj", date(year, 5, 1))
    yield Closure(first=easter + 39 * DAY, last=easter + 40 * DAY, title="Kristi himmelsfärd")
    yield _single("Nationaldagen", date(year, 6, 6))
    yield Closure(first=spring_end + DAY, last=autumn_start - DAY, title="Sommarlov")
    yield _week("Höstlov", year, 44)
    yield Closure(first=date(year, 12, 22), last=date(year + 1, 1, 7), title="Jullov")
    for week in _SCRIPTED_STUDY_WEEKS[plan]:
        yield _single("Studiedag", date.fromisocalendar(year, week, 5))


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
