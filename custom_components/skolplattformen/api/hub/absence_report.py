"""Reporting that a child is absent a whole day, and taking it back.

Source: `docs/protocol.md` J.3.
"""

from dataclasses import dataclass
from datetime import date
from typing import override

from ...school.models import Attendance
from ..exceptions import NotAllowedError, NotAllowedReason
from .attendance import read_attendance
from .session import HubSession
from .writing import Change, says_yes

_PATH = "/attendance/attendance/registerAttendance"


@dataclass(kw_only=True)
class AbsenceReport(Change[Attendance]):
    """The change of one day's absence."""

    day: date
    absent: bool
    # Which of the two offered days was written; they move on at midnight.
    _sent_as: str | None = None

    @override
    async def look(self, session: HubSession) -> Attendance:
        """Read the offered days."""
        return await read_attendance(session)

    @override
    def is_made(self, state: Attendance) -> bool | None:
        """Return whether the day is as wanted."""
        offer = state.offered(self.day)
        if offer is None or offer.absent is None:
            return None
        made = offer.absent is self.absent
        has_moved = self._sent_as is not None and self._name(state) != self._sent_as
        return None if has_moved and not made else made

    @override
    def require_allowed(self, state: Attendance) -> None:
        """Raise unless guardians may report, the day is offered, and it is not locked."""
        offer = state.offered(self.day)
        if offer is None:
            raise NotAllowedError(NotAllowedReason.NOT_OFFERED)
        if state.may_report is False:
            raise NotAllowedError(NotAllowedReason.NOT_PERMITTED)
        if offer.locked:
            raise NotAllowedError(NotAllowedReason.LOCKED)
        if None in (state.may_report, offer.locked, offer.absent):
            raise NotAllowedError(NotAllowedReason.UNKNOWN)

    @override
    async def send(self, session: HubSession, state: Attendance) -> bool:
        """Send the report."""
        self._sent_as = self._name(state)
        report = {
            "present": not self.absent,
            "day": self._sent_as,
            "RegType": "day",
            "canAddSicknessToTimeRegistration": False,
        }
        return says_yes(await session.write(_PATH, kind="absence_report", json=report))

    def _name(self, state: Attendance) -> str:
        """Return what the platform calls the day."""
        return "today" if state.today and state.today.day == self.day else "tomorrow"
