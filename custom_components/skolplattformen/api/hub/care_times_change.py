"""Writing when a child comes to and goes from after-school care on a day, or that it is on leave.

The platform wants the day's whole row back. What is sent is the row as it was read, with the
times in it: a field that nobody knows goes back as it came.

Source: `docs/protocol.md` J.5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import override

from ...school.models import STOCKHOLM, CareDay, CareWeek
from ..exceptions import NotAllowedError, NotAllowedReason
from .care import ask_care_week, parse_care_week
from .fields import ItemError, Row
from .session import HubSession
from .writing import Change, says_yes

_PATH = "/TimeRegistration/TimeRegistration/SaveTimeRegistrations/"
_STEP_MINUTES = 5
_WIRE = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True, kw_only=True)
class WeekAsRead:
    """A week of care, and the one day's row as the platform wrote it."""

    week: CareWeek
    # None when there is no such day, or more than one row of it.
    row: Mapping[str, object] | None


@dataclass(frozen=True, kw_only=True)
class Stay:
    """When the child is in care that day."""

    start: time
    end: time


@dataclass(frozen=True, kw_only=True)
class CareTimesChange(Change[WeekAsRead]):
    """The change of one day's times; without a stay, the child is on leave."""

    day: date
    stay: Stay | None

    @override
    async def look(self, session: HubSession) -> WeekAsRead:
        """Read the week, and keep the day's row."""
        data = await ask_care_week(session, self.day)
        week = parse_care_week(data, self.day, session.clock(), session.skipped)
        return WeekAsRead(week=week, row=_row_of(data, week.on(self.day)))

    @override
    def is_made(self, state: WeekAsRead) -> bool | None:
        """Return whether the day is as wanted."""
        care = state.week.on(self.day)
        if care is None or care.on_leave is None:
            return None
        if self.stay is None:
            return care.on_leave
        times = (self._moment(self.stay.start), self._moment(self.stay.end))
        return not care.on_leave and (care.start, care.end) == times

    @override
    def require_allowed(self, state: WeekAsRead) -> None:
        """Raise unless there is such a day, it is open and not locked, and the times fit in it."""
        care = state.week.on(self.day)
        if care is None:
            raise NotAllowedError(NotAllowedReason.NOT_OFFERED)
        if care.closed:
            raise NotAllowedError(NotAllowedReason.CLOSED)
        if care.locked:
            raise NotAllowedError(NotAllowedReason.LOCKED)
        if state.row is None or None in (care.closed, care.locked, care.on_leave):
            raise NotAllowedError(NotAllowedReason.UNKNOWN)
        may_edit = state.row.get("canEdit")
        if may_edit is False:
            raise NotAllowedError(NotAllowedReason.NOT_PERMITTED)
        if may_edit is not True:
            raise NotAllowedError(NotAllowedReason.UNKNOWN)
        if self.stay is not None:
            _require_open(care, self.stay)

    @override
    async def send(self, session: HubSession, state: WeekAsRead) -> bool:
        """Send the day's row."""
        stay = self.stay
        row = {
            "commentText": "",
            "commentId": 0,
            **(state.row or {}),
            "startDateTime": self._moment(stay.start).strftime(_WIRE) if stay else None,
            "endDateTime": self._moment(stay.end).strftime(_WIRE) if stay else None,
            "onLeave": stay is None,
            "registrationType": "OnLeave" if stay is None else "TimeReg",
            "isCommentUpdated": False,
        }
        body = {"days": [row], "series": None}
        return says_yes(await session.write(_PATH, kind="care_times_change", json=body))

    def _moment(self, clock: time) -> datetime:
        return datetime.combine(self.day, clock, STOCKHOLM)


def stay_of(start: time | None, end: time | None, *, on_leave: bool) -> Stay | None:
    """Return the stay that a guardian asks for, None for a day on leave.

    Raises:
        NotAllowedError: the times are none that care can have.

    """
    if on_leave and start is None and end is None:
        return None
    if on_leave or start is None or end is None:
        raise NotAllowedError(NotAllowedReason.BAD_TIMES)
    if not (_is_on_a_step(start) and _is_on_a_step(end) and start < end):
        raise NotAllowedError(NotAllowedReason.BAD_TIMES)
    return Stay(start=start, end=end)


def _is_on_a_step(clock: time) -> bool:
    return clock == time(clock.hour, clock.minute - clock.minute % _STEP_MINUTES)


def _require_open(care: CareDay, stay: Stay) -> None:
    """Raise unless care is open from the start to the end."""
    if care.opens is None or care.closes is None:
        raise NotAllowedError(NotAllowedReason.UNKNOWN)
    if stay.start < care.opens or care.closes < stay.end:
        raise NotAllowedError(NotAllowedReason.OUTSIDE_HOURS)


def _row_of(data: object, care: CareDay | None) -> Mapping[str, object] | None:
    """Return the one row of a day in an answer that was read as a week."""
    rows = data.get("days") if isinstance(data, dict) else None
    if care is None or not isinstance(rows, list):
        return None
    found = [row for row in rows if _day_of(row) == care.day]
    return found[0] if len(found) == 1 else None


def _day_of(row: object) -> date | None:
    try:
        return Row(row).day("date")
    except ItemError:
        return None
