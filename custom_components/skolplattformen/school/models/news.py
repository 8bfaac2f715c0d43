"""News of the school and the class."""

from dataclasses import dataclass
from datetime import datetime

from .base import Model
from .files import Attachment


@dataclass(frozen=True, kw_only=True)
class NewsItem(Model):
    """One item with its whole text."""

    id: int
    title: str | None = None
    text: str | None = None
    # Midnight when the school only says the day; None when it says it in words alone.
    published: datetime | None = None
    published_text: str | None = None
    author: str | None = None
    picture: Attachment | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class News(Model):
    """The news of one child, newest first, as they were when read."""

    read_at: datetime
    items: tuple[NewsItem, ...]
    # Whether these are all that there are.
    complete: bool
