"""The chosen child's leave requests. Nothing here makes, answers or deletes one.

Source: `docs/protocol.md` J.4.
"""

from ...school.models import LeaveRequest, LeaveStatus
from .fields import ItemError, Row, Skipped, parse_items
from .session import HubSession

_PATH = "/attendance/attendance/GetLeaveRequestList"

_STATUS = {
    "pending": LeaveStatus.PENDING,
    "approved": LeaveStatus.APPROVED,
    "denied": LeaveStatus.DENIED,
    "rejected": LeaveStatus.DENIED,
    "expired": LeaveStatus.EXPIRED,
}


async def read_leave_requests(session: HubSession) -> tuple[LeaveRequest, ...]:
    """Return all leave requests, the latest leave first.

    Raises:
        UnexpectedAnswerError: as `parse_leave_requests`; otherwise as `HubSession.call`.

    """
    return parse_leave_requests(await session.call(_PATH, kind="leave"), session.skipped)


def parse_leave_requests(data: object, skipped: Skipped) -> tuple[LeaveRequest, ...]:
    """Return the requests that can be read, the latest leave first.

    Raises:
        UnexpectedAnswerError: not a list, or no item of it has a shape we know.

    """
    found = parse_items(data, _request, skipped, "leave")
    return tuple(sorted(found, key=lambda request: (request.first, request.last), reverse=True))


def _request(row: Row) -> LeaveRequest:
    row.require("fromTime", "toTime")
    first, last = row.day("fromDate"), row.day("toDate")
    if last < first:
        raise ItemError("ends before it starts")
    return LeaveRequest(
        status=_STATUS.get(row.text("status").casefold(), LeaveStatus.OTHER),
        first=first,
        last=last,
        from_time=row.optional_text("fromTime"),
        to_time=row.optional_text("toTime"),
        comment=row.optional_text("requesterComment"),
        answer=row.optional_text("approverComment"),
        awaits_you=row.known_flag("isAwaitingResponseFromCurrentUser"),
    )
