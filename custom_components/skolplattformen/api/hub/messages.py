"""The heads of the chosen child's messages. Nothing here opens a message.

Source: `docs/protocol.md` H.
"""

from dataclasses import dataclass

from ...school.models import Message
from ..exceptions import UnexpectedAnswerError
from .fields import Row, Skipped, parse_items

PATH = "/Message/message/GetMessages"


@dataclass(frozen=True, kw_only=True)
class MessagePage:
    """One page of heads; only `more` says whether there is another."""

    messages: tuple[Message, ...]
    more: bool


def messages_form(page: int) -> dict[str, str]:
    """Return the form that asks for a page of the inbox, counted from 1."""
    return {
        "page": str(page),
        "pageSize": "100",
        "messageText": "",
        "inbox": "true",
        "sentItems": "false",
    }


def parse_messages(data: object, skipped: Skipped) -> MessagePage:
    """Return one page.

    Raises:
        UnexpectedAnswerError: not a page, or no item of it has a shape we know.

    """
    try:
        row = Row(data)
    except ValueError as err:
        raise UnexpectedAnswerError("not a page of messages") from err
    return MessagePage(
        messages=parse_items(row.items("items"), _message, skipped, "messages"),
        more=row.flag("more"),
    )


def _message(row: Row) -> Message:
    return Message(id=row.number("id"), is_new=row.flag("isNew"))
