"""A valid page of assignments, and its parser."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.assignments import parse_assignments
from custom_components.skolplattformen.school.models import Assignment

TASKS: dict[str, Any] = {
    "items": [
        {
            "id": 5500001 + number,
            "status": status,
            "statusText": "Ska göras",
            "dueDate": "2 dec",
            "dueDateDateValue": f"2026-12-0{2 + number}T00:00:00",
            "assignedOn": "20 nov",
            "subject": "Kemi",
            "title": "Labbrapport",
            "description": "<p>Skriv om <b>f&ouml;rs&ouml;ket</b>.</p>",
            "read": False,
            "hasUnreadComments": False,
            "hasLinks": False,
            "hasFiles": True,
            "hasReferences": False,
            "showOptionalPartsMessage": False,
            "isOverdue": False,
            "isWithinCurrentTimeframe": True,
            "showOnedriveResource": False,
            "milestoneCount": 3,
            "milestonesComplete": 1,
        }
        for number, status in enumerate(("Due", "Done"))
    ],
    "more": False,
    "totalOverdue": 0,
    "totalDue": 1,
    "totalDone": 1,
}


def parse(data: object) -> tuple[Assignment, ...]:
    """Parse a page of assignments."""
    return parse_assignments(data, Counter()).assignments


PARSERS = [("task_list", parse, TASKS)]
