"""One message of the chosen child, opened because a guardian asked for it.

Source: `docs/protocol.md` H.
"""

from html import escape

from ...school.models import MessageText
from ..exceptions import UnexpectedAnswerError, UnknownMessageError
from .answers import EmptyAnswerError
from .fields import ItemError, Row, Skipped, parse_extras
from .messages import find_message, parse_head
from .session import HubSession
from .text import to_text

_PATH = "/Message/message/GetMessage"


async def read_message(session: HubSession, message_id: int) -> MessageText:
    """Open a message that a list of the chosen child has; perhaps that marks it read.

    Whose message an answer is cannot be told from it, so an id that is in no list is not asked for.

    Raises:
        UnknownMessageError: the child has no such message, or another one came.
        UnexpectedAnswerError: as `parse_message`; otherwise as `HubSession.call`.

    """
    if await find_message(session, message_id) is None:
        raise UnknownMessageError("no list of the child has the message")
    try:
        data = await session.call(_PATH, kind="message", form={"id": str(message_id)})
    except EmptyAnswerError as err:
        raise UnknownMessageError("there is nothing in the message") from err
    opened = parse_message(data, session.skipped)
    if opened.head.id != message_id:
        raise UnknownMessageError("another message came")
    return opened


def parse_message(data: object, skipped: Skipped) -> MessageText:
    """Return the message with its text.

    Raises:
        UnexpectedAnswerError: not a message.

    """
    try:
        row = Row(data)
        row.require("messageBodyPlainText")
        head, text = parse_head(row), row.optional_text("messageBodyPlainText")
    except ItemError as err:
        raise UnexpectedAnswerError("not a message") from err
    names = parse_extras(row.items("toUsers"), _name, skipped, "recipients")
    return MessageText(
        head=head,
        # Plain text: what looks like a tag in it was written by hand.
        text=to_text(escape(text)) if text else None,
        recipients=tuple(name for name in names if name),
    )


def _name(row: Row) -> str | None:
    return row.optional_text("displayName")
