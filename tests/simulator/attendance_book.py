"""Absence of each child: what is offered today, what was reported, and what lies in the past."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any

from .attendance_rows import Row, absence, leave_request
from .family import Child
from .terms import DAY

if TYPE_CHECKING:
    from .server import Simulator

_FIRST_ABSENCE = 243_000_000
_FIRST_LEAVE = 190_000


@cache
def seeds() -> dict[str, Any]:
    """Return attendance.toml."""
    path = Path(__file__).with_name("attendance.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(kw_only=True)
class Book:
    """What the school holds about one child's absence; tests change it as they like."""

    absent: dict[date, str | None] = field(default_factory=dict)
    """Days reported absent, with the comment."""

    locked: set[date] = field(default_factory=set)
    """Days that the school has taken over, besides those without school."""

    flags: Row = field(default_factory=dict)
    """Fields of `appData` that say something else than usual."""

    past: list[Row] = field(default_factory=list)
    """Absences as the list has them, newest first."""

    leave: list[Row] = field(default_factory=list)
    """Leave requests, newest first."""


class Attendance:
    """The books of all children (docs/protocol.md J)."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's past is dated from when it is first asked for."""
        self._clock = sim.clock
        self._school = sim.school
        self._books: dict[str, Book] = {}

    def of(self, child: Child) -> Book:
        """Return a child's book."""
        if child.key not in self._books:
            today = self.today()
            self._books[child.key] = Book(
                past=_planned_absences(child, today), leave=_planned_leave(child, today)
            )
        return self._books[child.key]

    def today(self) -> date:
        """Return the day the clock shows."""
        return self._clock.now().date()

    def next_offered(self, child: Child) -> date:
        """Return what the platform calls tomorrow: the next day with school, weekends skipped."""
        day = self.today() + DAY
        # Not even the summer break is longer.
        last = day + timedelta(weeks=20)
        while not self.has_school(child, day) and day < last:
            day += DAY
        return day

    def has_school(self, child: Child, day: date) -> bool:
        """Tell whether the child goes to school that day."""
        return day.weekday() < 5 and not self._school.closures(child, day, day)

    def is_locked(self, child: Child, day: date) -> bool:
        """Tell whether the guardian can change nothing about that day any more."""
        return day in self.of(child).locked or not self.has_school(child, day)

    def lessons(self, child: Child, day: date) -> list[Row]:
        """Return the day's lessons as absence has them."""
        absent = day in self.of(child).absent
        rows = sorted(self._school.rows(child, day, day), key=lambda row: str(row["start"]))
        return [
            {
                "title": row["title"],
                "formattedTimeString": f"{row['startTime']}-{row['endTime']}",
                "isAbsent": absent,
            }
            for row in rows
            if not row["allDay"]
        ]


def _planned_absences(child: Child, today: date) -> list[Row]:
    """Return the seed of a child's past, newest first."""
    plan = seeds()[child.plan]
    ages = [(entry["age"], entry) for entry in plan["absence"]]
    weekly = plan["weekly"]
    ages += [(20 + 7 * week, weekly) for week in range(weekly["count"])]
    return [
        absence(
            # Grouped rows share a negative number.
            -1 if entry.get("grouped") else _FIRST_ABSENCE + child.im2_id % 1000 * 1000 - place,
            _weekday(today - timedelta(days=age)),
            entry["reason"],
            time=entry.get("time"),
            subject=entry.get("subject"),
            comment=entry.get("comment"),
            minutes=entry.get("minutes"),
        )
        for place, (age, entry) in enumerate(ages)
    ]


def _planned_leave(child: Child, today: date) -> list[Row]:
    """Return the seed of a child's leave requests."""
    return [
        leave_request(
            _FIRST_LEAVE + child.im2_id % 1000 * 100 - place,
            entry["status"],
            first := today + timedelta(days=entry["in_days"]),
            first + timedelta(days=entry["days"] - 1),
            entry["comment"],
            times=tuple(entry["times"]) if "times" in entry else None,
            approver_comment=entry.get("approver_comment"),
            # The two schools write dates differently.
            with_midnight=child.plan == "junior",
            awaits_guardian=entry.get("awaits_guardian", False),
        )
        for place, entry in enumerate(seeds()[child.plan]["leave"])
    ]


def _weekday(day: date) -> date:
    """Return the day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
