"""Whether the chosen child is absent on the days that can be reported.

Source: `docs/protocol.md` J.1.
"""

from datetime import datetime

from ...school.models import Attendance, OfferedDay
from ..exceptions import UnexpectedAnswerError
from .fields import ItemError, Row
from .session import HubSession

_PATH = "/attendance/attendance/appData"


async def read_attendance(session: HubSession) -> Attendance:
    """Return the state of the offered days.

    Raises:
        UnexpectedAnswerError: as `parse_attendance`; otherwise as `HubSession.call`.

    """
    return parse_attendance(await session.call(_PATH, kind="attendance"), session.clock())


def parse_attendance(data: object, read_at: datetime) -> Attendance:
    """Return what the answer says: what is null is unknown.

    Raises:
        UnexpectedAnswerError: not an object, or a flag or a date in it is none, or missing.

    """
    try:
        row = Row(data)
        row.require("canRegisterDayAbsence")
        return Attendance(
            read_at=read_at,
            may_report=row.known_flag("canRegisterDayAbsence"),
            today=_offered_day(row, "Today"),
            tomorrow=_offered_day(row, "Tomorrow"),
        )
    except ItemError as err:
        raise UnexpectedAnswerError("the attendance has another shape") from err


def _offered_day(row: Row, name: str) -> OfferedDay | None:
    state, lock, day = f"absent{name}", f"absence{name}Locked", f"absence{name}Date"
    row.require(state, lock, day)
    absent, locked = row.known_flag(state), row.known_flag(lock)
    if row.optional_text(day) is None:
        return None
    return OfferedDay(
        day=row.day(day),
        absent=absent,
        locked=locked,
        comment=row.optional_text(f"absence{name}Comment"),
    )
