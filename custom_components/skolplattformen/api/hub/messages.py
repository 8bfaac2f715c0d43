"""The heads of the chosen child's messages. Nothing here opens a message.

Source: `docs/protocol.md` H.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime

from ...school.models import Message, MessageCount, MessageList
from .fields import ItemError, Row, Skipped, parse_items, whole
from .session import HubSession

_PATH = "/Message/message/GetMessages"

# A visit to a child costs eight requests at the most.
_COUNTED_PAGES = 3
# What has come since the last reading is among these.
_NEWEST = 20
# A thousand messages: more than a school sends in ten years.
_LISTED_PAGES = 10


@dataclass(frozen=True, kw_only=True)
class MessagePage:
    """One page of heads; there may be another unless the platform says no."""

    messages: tuple[Message, ...]
    more: bool


async def count_messages(session: HubSession) -> MessageCount:
    """Count the unread messages, newest page first, while pages bring any, and list the newest.

    When the last page that can be read still does, the count is unknown.

    Raises:
        UnexpectedAnswerError: as `parse_messages`; otherwise as `HubSession.call`.

    """
    found: dict[int, Message] = {}
    for number in range(1, _COUNTED_PAGES + 1):
        page = await _read_page(session, number, sent=False)
        brought = {message.id: message for message in page.messages}
        repeats = brought.keys() <= found.keys()
        found |= brought
        if repeats or not page.more:
            break
    complete = not page.more or not any(message.is_new for message in page.messages)
    unread = sum(message.is_new for message in found.values())
    return MessageCount(
        unread=unread if complete else None,
        read_at=session.clock(),
        newest=tuple(found.values())[:_NEWEST],
    )


async def read_messages(session: HubSession, *, sent: bool) -> MessageList:
    """Return the inbox, or what the guardian has sent about the child: all pages, a thousand at most.

    Raises:
        UnexpectedAnswerError: as `parse_messages`; otherwise as `HubSession.call`.

    """
    found: dict[int, Message] = {}
    complete = False
    async for page in _pages(session, sent=sent):
        found |= {message.id: message for message in page.messages}
        complete = not page.more
    return MessageList(messages=tuple(found.values()), complete=complete, read_at=session.clock())


async def find_message(session: HubSession, message_id: int) -> Message | None:
    """Return the head of a message of the chosen child, None when neither box lists it."""
    for sent in (False, True):
        async for page in _pages(session, sent=sent):
            for message in page.messages:
                if message.id == message_id:
                    return message
    return None


async def _pages(session: HubSession, *, sent: bool) -> AsyncIterator[MessagePage]:
    """Yield the pages of a box as long as each brings something that those before it did not."""
    seen: set[int] = set()
    for number in range(1, _LISTED_PAGES + 1):
        page = await _read_page(session, number, sent=sent)
        yield page
        brought = {message.id for message in page.messages}
        if not page.more or brought <= seen:
            return
        seen |= brought


async def _read_page(session: HubSession, number: int, *, sent: bool) -> MessagePage:
    """Return a page of a box, counted from 1."""
    form = {
        "page": str(number),
        "pageSize": "100",
        "messageText": "",
        "inbox": str(not sent).lower(),
        "sentItems": str(sent).lower(),
    }
    data = await session.call(_PATH, kind="messages", form=form)
    return parse_messages(data, session.skipped, sent=sent)


def parse_messages(data: object, skipped: Skipped, *, sent: bool = False) -> MessagePage:
    """Return one page; of what has been received it must say what is new.

    Raises:
        UnexpectedAnswerError: not a page, or no item of it has a shape we know.

    """
    row = whole(data, "not a page of messages")
    return MessagePage(
        messages=parse_items(
            row.items("items"), parse_head if sent else _received, skipped, "messages"
        ),
        more=row.optional_truth("more") is not False,
    )


def _received(row: Row) -> Message:
    row.flag("isNew")
    return parse_head(row)


def parse_head(row: Row) -> Message:
    """Return the head of a message; its id is needed."""
    sent_on, sent_at = _sent(row)
    return Message(
        id=row.number("id"),
        is_new=row.known_flag("isNew") or False,
        subject=row.optional_text("messageSubject"),
        sender=row.optional_row("sentUser").optional_text("displayName"),
        sent_on=sent_on,
        sent_at=sent_at,
    )


def _sent(row: Row) -> tuple[date | None, datetime | None]:
    """Return the day and, if it is told, the moment; a message is not lost for want of them."""
    try:
        moment = row.moment("timeSent")
    except ItemError:
        return None, None
    has_time = len(row.text("timeSent")) > len("2026-11-19")
    return moment.date(), moment if has_time else None
