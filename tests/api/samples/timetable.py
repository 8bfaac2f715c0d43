"""A valid timetable, and its parser."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from custom_components.skolplattformen.api.hub.timetable import parse_timetable
from custom_components.skolplattformen.school.models import STOCKHOLM, TimetableEntry

READ_AT = datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM)
FIRST, LAST = date(2026, 11, 23), date(2026, 11, 29)

TIMETABLE: list[dict[str, Any]] = [
    {
        "start": f"2026-11-2{day}T08:20:00",
        "end": f"2026-11-2{day}T09:20:00",
        "title": title,
        "startTime": "08:20",
        "endTime": "09:20",
        "notes": {"roomInfo": "B214", "timetableNotes": "Ta med linjal", "tutors": "Provén, Lisa"},
        "allDay": False,
        "establishmentName": None,
        "details": "",
    }
    for day, title in ((4, "Matematik"), (5, "Lunch"))
]


def parse(data: object) -> tuple[TimetableEntry, ...]:
    """Parse a timetable."""
    return parse_timetable(data, FIRST, LAST, READ_AT, Counter()).entries


PARSERS = [("timetable_list", parse, TIMETABLE)]
