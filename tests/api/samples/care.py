"""Valid answers about after-school care, and their parsers."""

from collections import Counter
from datetime import date
from typing import Any

from custom_components.skolplattformen.api.hub.care import parse_care_comment, parse_care_week
from custom_components.skolplattformen.school.models import CareComment, CareDay

from .timetable import READ_AT

DAY = date(2026, 11, 24)
WEEK: dict[str, Any] = {
    "startDate": "2026-11-23T00:00:00",
    "endDate": "2026-11-29T00:00:00",
    "days": [
        {
            "timeRegistrationId": 31000000 + number,
            "date": f"2026-11-{number}T00:00:00",
            "startDateTime": f"2026-11-{number}T07:30:00",
            "endDateTime": f"2026-11-{number}T16:30:00",
            "onLeave": False,
            "isLocked": False,
            "isSchoolClosed": False,
            "schoolClosedReason": "Planeringsdag",
            "canEdit": True,
            "schoolOpeningTime": f"2026-11-{number}T06:30:00",
            "schoolClosingTime": "18:00",
            "hasUnreadComments": False,
            "hasComments": False,
            "canEditComment": True,
            "comment": None,
            "commentChanged": None,
            "commentId": None,
        }
        for number in (23, 24)
    ],
}
COMMENT: dict[str, Any] = {
    "date": "2026-11-24T00:00:00",
    "teacherComment": "Extrakläderna är slut.",
    "teacherName": "Berg, Amina",
    "teacherCommentDate": "2026-11-24T08:00:00",
    "userComment": "Farfar hämtar idag.",
    "userName": "Exempelson, Karin",
    "userCommentDate": "2026-11-23T20:15:00",
    "checkedIn": "07:34",
    "checkedOut": "16:23",
    "checkInUserDisplayName": "Berg, Amina",
    "checkOutUserDisplayName": "Berg, Amina",
    "canEdit": True,
    "timesLockedBySchool": False,
    "canEditComment": True,
    "parentCommentId": 52000001,
}


def week(data: object) -> tuple[CareDay, ...]:
    """Parse a week of care."""
    return parse_care_week(data, DAY, READ_AT, Counter()).days


def comment(data: object) -> CareComment:
    """Parse the comments of a day."""
    return parse_care_comment(data, DAY, READ_AT, Counter())


PARSERS = [("care_week", week, WEEK), ("care_comment", comment, COMMENT)]
