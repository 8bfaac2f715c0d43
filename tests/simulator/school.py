"""The timetable rows of any child on any date, and the changes that tests make to them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any
from zlib import crc32

from .entries import calendar_entries, timed_entry, weekly_entry
from .family import Child
from .terms import DAY, Closure, HalfDay, closures, half_days, week_index

if TYPE_CHECKING:
    from .server import Simulator

type Row = dict[str, Any]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_CANCELLED_WEEKDAYS = (0, 1, 3, 4)
_NEVER_CANCELLED = frozenset({"Rast", "Lunch", "Ombyte"})


@cache
def plans() -> dict[str, Any]:
    """Return plans.toml."""
    return tomllib.loads(Path(__file__).with_name("plans.toml").read_text(encoding="utf-8"))


def timetable_row(
    day: date,
    start: str,
    end: str,
    title: str,
    *,
    room: str = "",
    tutors: str = "",
    note: str = "",
    details: str = "",
) -> Row:
    """Return one row as the wire has it (docs/protocol.md D.2); times are Swedish, naive."""
    return {
        "start": f"{day.isoformat()}T{start}:00",
        "end": f"{day.isoformat()}T{end}:00",
        "title": title,
        "startTime": start,
        "endTime": end,
        "notes": {"roomInfo": room, "timetableNotes": note, "tutors": tutors},
        "allDay": False,
        "establishmentName": None,
        "details": details,
    }


class School:
    """Timetables and calendars: functions of child and date, beneath what tests lay over them."""

    def __init__(self, sim: Simulator) -> None:
        """Start without changes."""
        self._switches = sim.switches
        self._overrides: dict[tuple[str, date], list[Row]] = {}
        self._extra_entries: dict[str, list[Row]] = {}

    def rows(self, child: Child, first: date, last: date) -> list[Row]:
        """Return the rows of a range, both ends included, in the wire's disorder."""
        rows = [row for day in _days(first, last) for row in self._rows_of_day(child, day)]
        return sorted(rows, key=lambda row: crc32(f"{row['start']}{row['title']}".encode()))

    def entries(self, child: Child, first: date, last: date) -> list[Row]:
        """Return the calendar entries that touch a range (docs/protocol.md E.1)."""
        own = calendar_entries(
            child, plans()[child.plan]["entries"], self.closures(child, first, last), first, last
        )
        for half in self.half_days(first, last):
            text = f"<p>Skolan slutar {half.until}.</p>"
            own.append(timed_entry(child, half.day, "08:00", half.until, half.title, text=text))
        extra = [
            row
            for row in self._extra_entries.get(child.key, [])
            if row["startDate"] <= last.isoformat() and row["endDate"] >= first.isoformat()
        ]
        return own + extra

    def closures(self, child: Child, first: date, last: date) -> list[Closure]:
        """Return the days that the calendar calls closed."""
        scripted = self._switches.calendar_mode == "scripted"
        return closures(child.plan, first, last, scripted=scripted)

    def half_days(self, first: date, last: date) -> list[HalfDay]:
        """Return the days whose lessons end early."""
        return half_days(first, last, scripted=self._switches.calendar_mode == "scripted")

    def override(self, child: Child, day: date, rows: list[Row]) -> None:
        """Serve these rows for a day instead of the plan's."""
        self._overrides[child.key, day] = rows

    def empty(self, child: Child, first: date, last: date) -> None:
        """Serve no rows for a range of days."""
        for day in _days(first, last):
            self.override(child, day, [])

    def add_entry(self, child: Child, entry: Row) -> None:
        """Add a calendar entry, such as `entries.timed_entry` or `entries.all_day_entry` makes."""
        self._extra_entries.setdefault(child.key, []).append(entry)

    def reset(self) -> None:
        """Forget all changes."""
        self._overrides.clear()
        self._extra_entries.clear()

    def _rows_of_day(self, child: Child, day: date) -> list[Row]:
        """Return the rows of one day."""
        if (child.key, day) in self._overrides:
            return self._overrides[child.key, day]
        if day.weekday() >= len(WEEKDAYS) or self.closures(child, day, day):
            return []
        lessons = _planned_rows(child, day)
        for half in self.half_days(day, day):
            lessons = [row for row in lessons if row["endTime"] <= half.until]
        return [*lessons, *_all_day_rows(child, day)]


def _planned_rows(child: Child, day: date) -> list[Row]:
    """Return the rows of the weekly plan, one lesson a week called off."""
    plan = plans()[child.plan][WEEKDAYS[day.weekday()]]
    rows = [
        timetable_row(day, _shifted(start, child), _shifted(end, child), title, room=room, tutors=t)
        for start, end, title, room, t in plan
    ]
    if day.weekday() == 0:
        # The service leaves `notes` out of some rows.
        next(row for row in rows if row["title"] == "Rast").pop("notes")
    turn = week_index(day) + child.im2_id
    if day.weekday() == _CANCELLED_WEEKDAYS[turn % len(_CANCELLED_WEEKDAYS)]:
        _cancel_one(rows, turn // len(_CANCELLED_WEEKDAYS))
    return rows


def _cancel_one(rows: list[Row], turn: int) -> None:
    """Say of the day's last lesson but one that it is called off, in one of several wordings."""
    lesson = [row for row in rows if row["title"] not in _NEVER_CANCELLED][-2]
    words = plans()["cancelled"]
    said = words[turn % len(words)]
    text = said["text"].format(title=lesson["title"])
    if said["field"] == "timetableNotes":
        lesson["notes"]["timetableNotes"] = text
    else:
        lesson[said["field"]] = text


def _all_day_rows(child: Child, day: date) -> list[Row]:
    """Return a row for the whole day where the calendar has an outing."""
    entry = weekly_entry(plans()[child.plan]["entries"], day)
    if "start" in entry or entry["weekday"] != day.weekday():
        return []
    row = timetable_row(day, "00:00", "00:00", entry["title"], details=child.class_name)
    return [row | {"end": f"{(day + DAY).isoformat()}T00:00:00", "allDay": True}]


def _shifted(hm: str, child: Child) -> str:
    """Move a time of day by the child's shift."""
    moved = datetime.combine(date.min, time.fromisoformat(hm)) + timedelta(minutes=child.shift)
    return moved.strftime("%H:%M")


def _days(first: date, last: date) -> Iterator[date]:
    """Yield the days of a range, both ends included."""
    for offset in range((last - first).days + 1):
        yield first + offset * DAY
