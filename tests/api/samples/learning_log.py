"""A valid page of the learning log, and its parser."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.learning_log import parse_page
from custom_components.skolplattformen.school.models import LearningLogEntry

ADDRESS = "/Resources/Resource/Download/990301?api=IM2&ModuleType=LearnLogMedia&ConnectionId=440002"
PAGE: list[dict[str, Any]] = [
    {
        "id": 440002 - number,
        "title": "Din första berättelse",
        "text": "<p>Du skrev en <b>hel</b> sida!</p>",
        "groupName": "",
        "lastModifiedOn": "den 2 september 2026 klockan 21:44",
        "subjectsCoursesDisplayString": "Svenska",
        "comments": [],
        "media": [
            {
                "fileId": 990301,
                "fileName": "berättelsen.jpg",
                "fileType": "Image",
                "fileExtension": "jpg",
                "thumbnailUrl": ADDRESS.replace("Download", "Thumbnail"),
                "fileUrl": ADDRESS,
            }
        ],
        "attachments": [{"fileName": "omdöme.pdf", "fileUrl": ADDRESS, "fileExtension": "pdf"}],
    }
    for number in range(2)
]


def parse(data: object) -> tuple[LearningLogEntry, ...]:
    """Parse a page."""
    return parse_page(data, Counter())


PARSERS = [("learning_log", parse, PAGE)]
