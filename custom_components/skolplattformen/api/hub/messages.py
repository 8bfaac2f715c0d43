"""The heads of the chosen child's messages. Nothing here opens a message.

Source: `docs/protocol.md` H.
"""

from dataclasses import dataclass

from ...school.models import Message, MessageCount
from ..exceptions import UnexpectedAnswerError
from .fields import Row, Skipped, parse_items
from .session import HubSession

_PATH = "/Message/message/GetMessages"


# A visit to a child costs eight requests at the most.
_COUNTED_PAGES = 3


@dataclass(frozen=True, kw_only=True)
class MessagePage:
    """One page of heads; only `more` says whether there is another."""

    messages: tuple[Message, ...]
    more: bool


async def count_messages(session: HubSession) -> MessageCount:
    """Count the unread messages, newest page first, while pages bring any.

    When the last page that may be read still does, the count is unknown.

    Raises:
        UnexpectedAnswerError: as `parse_messages`; otherwise as `HubSession.call`.

    """
    unread: dict[int, bool] = {}
    for number in range(1, _COUNTED_PAGES + 1):
        page = await _read_page(session, number)
        brought = {message.id: message.is_new for message in page.messages}
        complete = not page.more or brought.keys() <= unread.keys()
        unread |= brought
        if complete:
            break
    else:
        complete = not any(brought.values())
    return MessageCount(unread=sum(unread.values()) if complete else None, read_at=session.clock())


async def _read_page(session: HubSession, number: int) -> MessagePage:
    """Return a page of the inbox, counted from 1."""
    form = {
        "page": str(number),
        "pageSize": "100",
        "messageText": "",
        "inbox": "true",
        "sentItems": "false",
    }
    data = await session.call(_PATH, kind="messages", form=form)
    return parse_messages(data, session.skipped)


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
