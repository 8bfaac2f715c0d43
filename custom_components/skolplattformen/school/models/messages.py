"""Messages, and how many are unread."""

from dataclasses import dataclass
from datetime import datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Message(Model):
    """The head of one message; its text is never read by itself."""

    id: int
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class MessageCount(Model):
    """How many messages are unread. None: there are more than could be counted."""

    unread: int | None
    read_at: datetime
