"""Messages, and how many are unread."""

from dataclasses import dataclass
from datetime import date, datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Message(Model):
    """The head of one message; its text is never read by itself."""

    id: int
    is_new: bool
    subject: str | None = None
    sender: str | None = None
    # Stockholm's schools tell the day alone; then the moment is None.
    sent_on: date | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MessageList(Model):
    """The heads of a box, newest first; not complete: there are older ones that were not read."""

    messages: tuple[Message, ...]
    complete: bool
    read_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessageText(Model):
    """A message that was opened, with its text as Markdown."""

    head: Message
    text: str | None
    recipients: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MessageCount(Model):
    """How many messages are unread. None: there are more than could be counted."""

    unread: int | None
    read_at: datetime
    # The heads of the newest ones, newest first.
    newest: tuple[Message, ...] = ()
