"""A valid bell, and its parser."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.notifications import parse_notifications
from custom_components.skolplattformen.school.models import Notification

NOTIFICATIONS: dict[str, Any] = {
    "timestamp": "2026-11-22 15:01:44.120",
    "notifications": [
        {
            "id": 66100001 + number,
            "title": "Frånvaro registrerad",
            "subTitle": "Slöjd",
            "subjectsCourses": "Slöjd",
            "dateSent": "2026-11-20T09:12:40",
            "orderDate": "2026-11-20T09:12:40",
            "appType": app_type,
            "state": "New",
            "type": "AbsenceRecorded",
            "url": "/#/attendance/tab/pastAttendance/show/243000001",
            "pupilIM2Id": 2500001,
            "pupilSourceId": "STO-9001|1503120001|NEMANDI_SKOLI",
            "currentlySelectedPupil": True,
            "entityTypeString": "",
        }
        for number, app_type in enumerate(("Attendance", "Messages"))
    ],
}


def parse(data: object) -> tuple[Notification, ...]:
    """Parse the bell."""
    return parse_notifications(data, "salt", Counter())


PARSERS = [("notification_list", parse, NOTIFICATIONS)]
