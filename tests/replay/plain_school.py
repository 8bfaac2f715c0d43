"""A platform that has an ordinary week of Alva and Vilmer, and beside it only what a scenario says.

Alva has art days (Tuesday, Thursday) from 8 to 12 with after-school care, and sports days (Monday,
Wednesday, Friday) from 9 to 12:30 without. Vilmer has school from 8:30 to 13:15 and no care.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tests.simulator import tasks
from tests.simulator.care_book import Note
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.family import Child
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator
from tests.simulator.terms import Closure, monday_of

type Rows = Sequence[tuple[str, str, str]]
type Happens = Callable[[], Awaitable[object]]

ART_DAY: Rows = (
    ("08:00", "09:00", "Bild"),
    ("09:00", "09:20", "Rast"),
    ("09:20", "10:20", "Slöjd"),
    ("10:20", "11:00", "Lunch"),
    ("11:00", "12:00", "Musik"),
)
SPORTS_DAY: Rows = (
    ("09:00", "10:00", "Idrott och hälsa"),
    ("10:30", "11:00", "Lunch"),
    ("11:00", "12:30", "Matematik"),
)
VILMERS_DAY: Rows = (
    ("08:30", "09:30", "Svenska"),
    ("10:30", "11:00", "Lunch"),
    ("11:00", "13:15", "Läsning"),
)
CARE = ("07:10", "16:30")

_WEEKS = 5
_DAY = timedelta(days=1)


class PlainSchool:
    """What the platform has; each method lays something over the ordinary week."""

    def __init__(self, platform: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take away all that the platform has by itself."""
        self._platform = platform
        self._entries: dict[str, list[dict[str, Any]]] = {}
        self._closed: dict[str, list[Closure]] = {}
        monkeypatch.setattr(platform.school, "entries", self._entries_of)
        monkeypatch.setattr(platform.school, "closures", self._closures_of)
        monkeypatch.setattr(tasks, "seeds", lambda: {"middle": [], "junior": []})
        for child in platform.family.children:
            self.clear(child)

    def clear(self, child: Child) -> None:
        """Let nothing have been written about a child."""
        for box in (self._platform.messages, self._platform.notifications, self._platform.news):
            box.of(child).clear()

    def ordinary_weeks(self, first: date) -> None:
        """Lay out the week of a day and those after it."""
        for number in range(7 * _WEEKS):
            day = monday_of(first) + number * _DAY
            is_school, is_art = day.weekday() < 5, day.weekday() in {1, 3}
            self.lessons("Alva", day, (ART_DAY if is_art else SPORTS_DAY) if is_school else ())
            self.lessons("Vilmer", day, VILMERS_DAY if is_school else ())
            self.care("Alva", day, CARE if is_art else None)
            self.care("Vilmer", day, None)
            if is_school:
                self.serves(day, "Pannkakor" if day.weekday() == 2 else "Nudlar")

    def lessons(self, name: str, day: date, rows: Rows, **notes: str) -> None:
        """Have these rows on a day; `notes` are the school's words on lessons, by title."""
        self._platform.school.override(
            self._child(name),
            day,
            [timetable_row(day, *row, note=notes.get(row[2], "")) for row in rows],
        )

    def care(
        self, name: str, day: date, times: tuple[str, str] | None, *, closed: str | None = None
    ) -> None:
        """Have care at these times of a day, with no comment and nobody come yet.

        `closed` is why nobody can come; on weekends there is a reason by itself.
        """
        book = self._platform.care.of(self._child(name))
        start, end = times or (None, None)
        reason = closed or ("Helg" if day.weekday() >= 5 else None)
        book.days[day] = {
            "startDateTime": start and f"{day.isoformat()}T{start}:00",
            "endDateTime": end and f"{day.isoformat()}T{end}:00",
            "onLeave": False,
            "isSchoolClosed": reason is not None,
            "schoolClosedReason": reason,
        }
        book.notes[day] = Note()
        book.details[day] = {"checkedIn": "", "checkedOut": ""}

    def serves(self, day: date, *dishes: str) -> None:
        """Have these dishes for lunch at Alva's school; none when it is closed."""
        closed = None if dishes else "Stängt"
        self._platform.menus.set_day("larkskolan", day, dishes, cancelled=closed)

    def free(self, name: str, first: date, last: date, title: str) -> None:
        """Have no lessons on these days, which the calendar explains."""
        child = self._child(name)
        self._platform.school.empty(child, first, last)
        self._closed.setdefault(child.key, []).append(Closure(first=first, last=last, title=title))
        self._add(child, all_day_entry(child, first, title, last=last))

    def whole_day(self, name: str, day: date, title: str, text: str = "") -> None:
        """Have an entry of the calendar for a day."""
        child = self._child(name)
        self._add(child, all_day_entry(child, day, title, text=text))

    def part_of_day(self, name: str, day: date, start: str, end: str, title: str) -> None:
        """Have an entry of the calendar for some hours."""
        child = self._child(name)
        self._add(child, timed_entry(child, day, start, end, title))

    def has_written(self, name: str, subject: str) -> Happens:
        """Return a teacher's message, with what the bell says of it."""

        async def write() -> None:
            child = self._child(name)
            self._platform.messages.add(child, subject)
            self._platform.notifications.add(child, subject, app="Messages", kind="NewMessage")

        return write

    def has_published(self, name: str, title: str) -> Happens:
        """Return an item of news, with what the bell says of it."""

        async def publish() -> None:
            child = self._child(name)
            self._platform.news.add(child, title)
            self._platform.notifications.add(child, title)

        return publish

    def has_come(self, name: str, day: date, came: str, went: str = "") -> Happens:
        """Return a child's coming to care, or also its going."""

        async def register() -> None:
            details = self._platform.care.of(self._child(name)).details
            details[day] = {"checkedIn": came, "checkedOut": went}

        return register

    def has_commented(self, name: str, day: date, text: str) -> Happens:
        """Return a guardian's comment of who fetches the child."""

        async def comment() -> None:
            self._platform.care.write(self._child(name), day, text)

        return comment

    def has_reported(self, name: str, day: date) -> Happens:
        """Return a guardian's report, made elsewhere, that a child is absent for a day."""

        async def report() -> None:
            self._platform.attendance.of(self._child(name)).absent[day] = "Sjuk"

        return report

    def has(self, change: Callable[[], object]) -> Happens:
        """Return any change of what the platform has, made later."""

        async def make() -> None:
            change()

        return make

    def _child(self, name: str) -> Child:
        return self._platform.family.child(name)

    def _add(self, child: Child, entry: dict[str, Any]) -> None:
        self._entries.setdefault(child.key, []).append(entry)

    def _entries_of(self, child: Child, first: date, last: date) -> list[dict[str, Any]]:
        return [
            entry
            for entry in self._entries.get(child.key, [])
            if entry["startDate"] <= last.isoformat() and entry["endDate"] >= first.isoformat()
        ]

    def _closures_of(self, child: Child, first: date, last: date) -> list[Closure]:
        closed = self._closed.get(child.key, [])
        return [each for each in closed if each.first <= last and each.last >= first]
