"""A valid page of messages, and its parser."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.messages import parse_messages
from custom_components.skolplattformen.school.models import Message

MESSAGES: dict[str, Any] = {
    "items": [
        {
            "id": 11000001 + number,
            "messageContextType": "Parent",
            "sentUser": {"id": 9001, "displayName": "Provén, Lisa", "type": "Teacher"},
            "isNew": number == 0,
            "messageSubject": "Utvecklingssamtal",
            "timeSent": "2026-11-19",
        }
        for number in range(2)
    ],
    "page": 0,
    "more": False,
}


def parse(data: object) -> tuple[Message, ...]:
    """Parse a page of messages."""
    return parse_messages(data, Counter()).messages


PARSERS = [("message_list", parse, MESSAGES)]
