"""After-school care of each child: planned times of any week, comments, and who has come and gone."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any, Literal

from .family import Child
from .school import WEEKDAYS
from .terms import DAY, monday_of, red_day, week_index

if TYPE_CHECKING:
    from .server import Simulator

type Row = dict[str, Any]

MODULE = "timeregistration"
ENDPOINTS = ("care_week", "care_comment", "save_comment", "save_times", "care_window")

_FIRST_DAY = 31_000_000
_PER_CHILD = 1_000_000
_FIRST_COMMENT = 52_000_001
# The child comes a little later and goes a little earlier than planned.
_LATE_BY = timedelta(minutes=4)
_EARLY_BY = timedelta(minutes=7)


@cache
def seeds() -> dict[str, Any]:
    """Return care.toml."""
    return tomllib.loads(Path(__file__).with_name("care.toml").read_text(encoding="utf-8"))


@dataclass(kw_only=True)
class Note:
    """What is written about one day; tests change it as they like."""

    teacher: str | None = None
    own: str | None = None
    comment_id: int | None = None
    written: datetime | None = None


@dataclass(kw_only=True)
class Book:
    """What tests and guardians have laid over one child's plan."""

    days: dict[date, Row] = field(default_factory=dict)
    """Fields of a day's row that say something else than planned."""

    notes: dict[date, Note] = field(default_factory=dict)
    """What was written, where it is not what is planned."""

    details: dict[date, Row] = field(default_factory=dict)
    """Fields of a day's comments that say something else than usual."""


class Care:
    """The care of all children (docs/protocol.md J.5)."""

    def __init__(self, sim: Simulator) -> None:
        """Start with the plans alone."""
        self._clock = sim.clock
        self._switches = sim.switches
        self._books: dict[str, Book] = {}
        self._last_comment = _FIRST_COMMENT

    def of(self, child: Child) -> Book:
        """Return what was laid over a child's plan."""
        return self._books.setdefault(child.key, Book())

    def end(self, child: Child, how: Literal["redirect", "error", "shell"] = "redirect") -> None:
        """Take a child out of care: the module is off, and no longer listed."""
        child.apps = [app for app in child.apps if app != MODULE]
        child.modules_off |= dict.fromkeys(ENDPOINTS, how)

    def week(self, child: Child, day: date, *, skip_finished: bool = False) -> Row:
        """Return the week of a day; the next one when it is over for care and that is asked for."""
        monday = monday_of(day)
        # The first child's school lists the weekend too.
        length = 7 if child.plan == "middle" else 5
        days = [monday + number * DAY for number in range(length)]
        rows = [self.row(child, each) for each in days]
        if skip_finished and all(
            row["isSchoolClosed"] for each, row in zip(days, rows, strict=True) if each >= day
        ):
            return self.week(child, monday + timedelta(weeks=1))
        return {"startDate": _midnight(days[0]), "endDate": _midnight(days[-1]), "days": rows}

    def row(self, child: Child, day: date) -> Row:
        """Return one day's row."""
        plan = seeds()[child.plan]
        times, closed = self._times(child, day), self._closed(child, day)
        on_leave = closed is None and _is_turn(plan["on_leave"], day)
        note = self.note(child, day)
        if closed is not None or on_leave:
            times = None
        editable = closed is None and day >= self._clock.now().date()
        return {
            "timeRegistrationId": self.day_id(child, day),
            "date": _midnight(day),
            "startDateTime": _moment(day, times[0]) if times else None,
            "endDateTime": _moment(day, times[1]) if times else None,
            "onLeave": on_leave,
            "isLocked": not editable,
            "isSchoolClosed": closed is not None,
            "schoolClosedReason": closed,
            "canEdit": editable,
            "schoolOpeningTime": self._opening(day, plan["opens"]),
            "schoolClosingTime": self._opening(day, plan["closes"]),
            "hasUnreadComments": note.teacher is not None and editable,
            "hasComments": note.teacher is not None or note.own is not None,
            "canEditComment": editable,
        } | self.of(child).days.get(day, {})

    def comments(self, child: Child, day: date) -> Row:
        """Return what was written about a day, and when the child came and went."""
        plan, row, note = seeds()[child.plan], self.row(child, day), self.note(child, day)
        written = (note.written or datetime.combine(day, time(8))).strftime("%Y-%m-%dT%H:%M:%S")
        checked_in = self._passed(row["startDateTime"], _LATE_BY)
        checked_out = self._passed(row["endDateTime"], -_EARLY_BY)
        return {
            "date": _midnight(day),
            "teacherComment": note.teacher,
            "teacherName": plan["staff"] if note.teacher else None,
            "teacherCommentDate": written if note.teacher else None,
            "userComment": note.own,
            "userName": "Exempelson, Karin" if note.own else None,
            "userCommentDate": written if note.own else None,
            "checkedIn": checked_in,
            "checkedOut": checked_out,
            "checkInUserDisplayName": plan["staff"] if checked_in else "",
            "checkOutUserDisplayName": plan["staff"] if checked_out else "",
            "canEdit": row["canEdit"],
            "timesLockedBySchool": row["isLocked"],
            "canEditComment": row["canEditComment"],
            "parentCommentId": note.comment_id,
        } | self.of(child).details.get(day, {})

    def note(self, child: Child, day: date) -> Note:
        """Return what is written about a day."""
        if day in self.of(child).notes:
            return self.of(child).notes[day]
        plan = seeds()[child.plan]
        teacher, own = plan["teacher_comment"], plan["own_comment"]
        own_text = own["text"] if _is_turn(own, day) else None
        return Note(
            teacher=teacher["text"] if _is_turn(teacher, day) else None,
            own=own_text,
            comment_id=self.day_id(child, day) + 1 if own_text else None,
        )

    def write(self, child: Child, day: date, text: str) -> None:
        """Write the guardian's comment of a day; an empty one takes it away."""
        before = self.note(child, day)
        self._last_comment += 1
        self.of(child).notes[day] = Note(
            teacher=before.teacher,
            own=text or None,
            comment_id=(before.comment_id or self._last_comment) if text else None,
            written=self._clock.now(),
        )

    def set_times(self, child: Child, day: date, row: Row) -> None:
        """Write a day's times, or that the child is on leave."""
        names = ("startDateTime", "endDateTime", "onLeave")
        laid_over = self.of(child).days.setdefault(day, {})
        laid_over |= {name: row[name] for name in names}

    def day_id(self, child: Child, day: date) -> int:
        """Return the id of a child's day, which no other child's day has."""
        return _FIRST_DAY + child.im2_id % 1000 * _PER_CHILD + day.toordinal()

    def day_of_id(self, child: Child, number: int) -> date | None:
        """Return the day that an id stands for, if it is this child's."""
        ordinal = number - self.day_id(child, date.min) + date.min.toordinal()
        return date.fromordinal(ordinal) if 0 < ordinal < _PER_CHILD else None

    def _times(self, child: Child, day: date) -> list[str] | None:
        """Return the planned times of a day."""
        if day.weekday() >= len(WEEKDAYS):
            return None
        times: list[str] | None = seeds()[child.plan].get(WEEKDAYS[day.weekday()])
        return times

    def _closed(self, child: Child, day: date) -> str | None:
        """Return why care is closed on a day, if it is."""
        if day.weekday() >= len(WEEKDAYS):
            return "Helg"
        if self._switches.calendar_mode == "scripted" and (name := red_day(day)) is not None:
            return name
        closed = seeds()[child.plan]["closed"]
        return str(closed["reason"]) if _is_turn(closed, day) else None

    def _opening(self, day: date, hm: str) -> str:
        """Write a time of opening in one of its two forms."""
        return _moment(day, hm) if self._switches.care_opening_times == "iso" else hm

    def _passed(self, planned: str | None, shift: timedelta) -> str:
        """Return the time of day when something planned happened, if it has."""
        if planned is None:
            return ""
        moment = datetime.fromisoformat(planned) + shift
        now = self._clock.now().replace(tzinfo=None)
        return moment.strftime("%H:%M") if moment <= now else ""


def _is_turn(rota: Row, day: date) -> bool:
    """Tell whether a rota has its turn on a day."""
    is_turn: bool = week_index(day) % rota["every"] == rota["turn"]
    return is_turn and day.weekday() == int(rota["weekday"])


def _moment(day: date, hm: str) -> str:
    """Write a time of day as a timestamp."""
    return f"{day.isoformat()}T{hm}:00"


def _midnight(day: date) -> str:
    """Write the start of a day as a timestamp."""
    return _moment(day, "00:00")
