"""Valid answers about absence and leave, and their parsers."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.absences import parse_absences
from custom_components.skolplattformen.api.hub.attendance import parse_attendance
from custom_components.skolplattformen.api.hub.leave import parse_leave_requests
from custom_components.skolplattformen.school.models import Absence, Attendance, LeaveRequest

from .timetable import READ_AT

LEAVE: list[dict[str, Any]] = [
    {
        "id": 190001 + number,
        "status": status,
        "requesterComment": "Dop",
        "approverComment": "Beviljat",
        "createdBy": "Exempelson, Karin",
        "createdByTitle": "Skapad av Exempelson, Karin",
        "approvedByTitle": "",
        "fromDate": "2026-12-17",
        "toDate": "2026-12-18T00:00:00",
        "fromTime": "10:00",
        "toTime": "12:15",
        "updatedDate": "20 nov",
        "dateRangeTitle": "17 dec - 18 dec",
        "secondaryParentApproverId": 2600002,
        "secondaryParentApproverName": "Exempelson, Olof",
        "secondaryParentStatus": "Pending",
        "secondaryParentApprovalDate": "2026-11-20",
        "secondaryParentApprovalDateText": "",
        "secondaryApprovalText": "",
        "canDelete": True,
        "canApprove": False,
        "canDeny": False,
        "showDeleteButton": True,
        "showApproveButton": False,
        "showDenyButton": False,
        "isAwaitingResponseFromCurrentUser": False,
    }
    for number, status in enumerate(("Pending", "Approved"))
]
ABSENCES: dict[str, Any] = {
    "items": [
        {
            "id": 243000001 + number,
            "shortDate": "20 nov",
            "longDate": "fredag 20 november 2026",
            "time": "09:10 - 10:00",
            "subject": subject,
            "reason": "Ogiltig frånvaro",
            "comment": "Kom inte tillbaka efter rasten",
            "registeredByName": "Provén, Lisa",
            "establishmentName": "Lärkskolan",
            "minutes": 50,
            "halfDaysCount": 1,
        }
        for number, subject in enumerate(("Slöjd", "Bild"))
    ],
    "page": 1,
    "pageSize": 20,
    "totalItems": 2,
    "more": False,
    "listUrl": "/attendance/attendance/GetAttendanceList",
    "itemUrl": "/attendance/attendance/GetAttendance",
    "allItemIds": [243000001, 243000002],
    "headers": {"date": "Datum"},
    "filters": [],
    "translations": {},
}
ATTENDANCE: dict[str, Any] = {
    "absentToday": False,
    "absentTomorrow": True,
    "absenceTodayLocked": False,
    "absenceTomorrowLocked": False,
    "absenceTodayDate": "2026-11-24",
    "absenceTomorrowDate": "2026-11-25",
    "absenceTodayComment": "Tandläkare",
    "absenceTomorrowComment": "Feber",
    "absenceTodaySessions": [
        {"title": "Slöjd", "formattedTimeString": "10:00-10:50", "isAbsent": False}
    ],
    "absenceTomorrowSessions": [],
    "canRegisterDayAbsence": True,
    "canRegisterSessionAbsence": True,
    "canRegisterSession": True,
    "autoConfirmAbsence": True,
    "isIcelandic": False,
    "showSubjects": True,
    "showComment": True,
    "showFilter": False,
    "isPlaySchool": False,
    "canAddSicknessToday": False,
    "canAddSicknessTomorrow": False,
    "isParent": True,
    "hasLeaveLicence": True,
    "canRequestLeave": True,
    "hasLeaveTwoGuardiansLicence": False,
    "isOnlyOneGuardianRegistered": False,
    "isOver18Pupil": False,
    "leaveRequests": LEAVE,
    "pagedList": ABSENCES,
    "urls": {"registerAttendance": "/attendance/attendance/registerAttendance"},
    "translations": {},
}


def attendance(data: object) -> Attendance:
    """Parse the state of the offered days."""
    return parse_attendance(data, READ_AT)


def absences(data: object) -> tuple[Absence, ...]:
    """Parse a page of absences."""
    return tuple(absence for _, absence in parse_absences(data, Counter()).items)


def leave(data: object) -> tuple[LeaveRequest, ...]:
    """Parse the leave requests."""
    return parse_leave_requests(data, Counter())


PARSERS = [
    ("attendance_window", attendance, ATTENDANCE),
    ("absence_list", absences, ABSENCES),
    ("leave_list", leave, LEAVE),
]
