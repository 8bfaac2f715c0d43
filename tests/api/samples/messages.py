"""A valid page of messages and a valid message, and their parsers."""

from collections import Counter
from typing import Any

from custom_components.skolplattformen.api.hub.message import parse_message
from custom_components.skolplattformen.api.hub.messages import parse_messages
from custom_components.skolplattformen.school.models import Message, MessageText

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


MESSAGE: dict[str, Any] = MESSAGES["items"][0] | {
    "messageBodyPlainText": "Hej!\r\n\r\nVi ses på <b>torsdag</b> <3",
    "toUsers": [
        {"id": 2600001, "displayName": "Exempelson, Karin"},
        {"id": 2600002, "displayName": "Exempelson, Olof"},
    ],
    "messageFolder": "Inbox",
}


def parse_opened(data: object) -> MessageText:
    """Parse a message."""
    return parse_message(data, Counter())


PARSERS = [("message_list", parse, MESSAGES), ("message_text", parse_opened, MESSAGE)]
