"""Absences and leave requests as the wire has them (docs/protocol.md J.2, J.4)."""

from datetime import date
from typing import Any

type Row = dict[str, Any]

_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def absence(
    number: int,
    day: date,
    reason: str,
    *,
    time: str | None = None,
    subject: str | None = None,
    comment: str | None = None,
    minutes: int | str | None = None,
) -> Row:
    """Return one past absence as the wire has it (docs/protocol.md J.2)."""
    return {
        "id": number,
        "shortDate": short_date(day),
        "longDate": f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}",
        "time": time,
        "subject": subject,
        "reason": reason,
        "comment": comment,
        "registeredByName": "Provén, Lisa",
        "establishmentName": None,
        "minutes": minutes,
        "halfDaysCount": None if subject else 1,
    }


def leave_request(
    number: int,
    status: str,
    first: date,
    last: date,
    comment: str,
    *,
    times: tuple[str, str] | None = None,
    approver_comment: str | None = None,
    with_midnight: bool = False,
    awaits_guardian: bool = False,
) -> Row:
    """Return one leave request as the wire has it (docs/protocol.md J.4)."""
    suffix = "T00:00:00" if with_midnight else ""
    pending = status == "Pending"
    return {
        "id": number,
        "status": status,
        "requesterComment": comment,
        "approverComment": approver_comment,
        "createdBy": "Exempelson, Karin",
        "createdByTitle": "Skapad av Exempelson, Karin",
        "approvedByTitle": "" if pending else "Besvarad av Provén, Lisa",
        "fromDate": f"{first.isoformat()}{suffix}",
        "toDate": f"{last.isoformat()}{suffix}",
        "fromTime": times[0] if times else None,
        "toTime": times[1] if times else None,
        "updatedDate": short_date(first),
        "dateRangeTitle": f"{short_date(first)} \u2013 {short_date(last)}",
        "secondaryParentApproverId": 2600002 if awaits_guardian else None,
        "secondaryParentApproverName": "Exempelson, Olof" if awaits_guardian else None,
        "secondaryParentStatus": "Pending" if awaits_guardian else "",
        "secondaryParentApprovalDate": None,
        "secondaryParentApprovalDateText": "",
        "secondaryApprovalText": "",
        "canDelete": pending,
        "canApprove": awaits_guardian,
        "canDeny": awaits_guardian,
        "showDeleteButton": pending,
        "showApproveButton": awaits_guardian,
        "showDenyButton": awaits_guardian,
        "isAwaitingResponseFromCurrentUser": awaits_guardian,
    }


def short_date(day: date) -> str:
    """Write a date as `20 nov`."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"
