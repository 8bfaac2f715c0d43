"""Valid answers of the calendar, and their parsers."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.calendar import (
    parse_event_files,
    parse_events,
    parse_kinds,
)
from custom_components.skolplattformen.school.models import Attachment, SchoolEvent

KINDS = {3: "Studiedag", 7: "Prov"}
STUDY_DAY: dict[str, Any] = {
    "id": 880011,
    "o365EventId": None,
    "googleEventId": "g1",
    "title": "Studiedag",
    "text": "<p>Fritids är öppet.</p>",
    "description": "<p>Fritids är öppet.</p>",
    "calendarEntryTypeId": 3,
    "isAllDayEvent": True,
    "startDateFull": "2026-11-27T00:00:00",
    "endDateFull": "2026-11-28T00:00:00",
    "startDate": "2026-11-27",
    "endDate": "2026-11-27",
    "formattedStartDate": "fre 27 nov",
    "formattedEndDate": "fre 27 nov",
    "startTime": "",
    "endTime": "",
    "hasAttachments": False,
    "subjects": [{"id": 41, "title": "Kemi"}],
    "courses": [],
    "url": None,
}
TEST: dict[str, Any] = STUDY_DAY | {
    "id": "880012",
    "title": "Prov NO",
    "description": "",
    "calendarEntryTypeId": 7,
    "isAllDayEvent": False,
    "startDateFull": "2026-12-02T10:00:00",
    "endDateFull": "2026-12-02T11:00:00",
    "startDate": "2026-12-02",
    "endDate": "2026-12-02",
    "startTime": "10:00",
    "endTime": "11:00",
    "hasAttachments": True,
    "url": "/task/show/5501",
}
SETUP: dict[str, Any] = {
    "todayDate": "2026-11-24",
    "calendarEntryTypes": [
        {
            "id": number,
            "name": name,
            "colour": "#3b7cff",
            "className": "entry",
            "isCustomType": False,
        }
        for number, name in KINDS.items()
    ],
    "hasCustomSchoolLogo": False,
    "urls": {"getEntries": "/calendarv2/calendarv2/getentries"},
}
ADDRESS = "/Resources/Resource/Download/990021?api=IM2&ModuleType=CalendarV2&ConnectionId=880012"
FILES: list[dict[str, Any]] = [
    {"url": ADDRESS, "title": "instuderingsfrågor.pdf", "fileType": "pdf"},
    {"url": ADDRESS.replace("990021", "990022"), "title": "karta", "fileType": "png"},
]


def parse(data: object) -> tuple[SchoolEvent, ...]:
    """Parse entries."""
    return parse_events(data, KINDS, Counter())


def parse_setup(data: object) -> tuple[tuple[int, str], ...]:
    """Parse the names of kinds."""
    return tuple(parse_kinds(data, Counter()).items())


def parse_files(data: object) -> tuple[Attachment, ...]:
    """Parse the files of an entry."""
    return parse_event_files(data, Counter())


PARSERS = [
    ("calendar_list", parse, [STUDY_DAY, TEST]),
    ("calendar_list", parse, {"items": [STUDY_DAY, TEST]}),
    ("calendar_setup", parse_setup, SETUP),
    ("calendar_attachments", parse_files, FILES),
]
