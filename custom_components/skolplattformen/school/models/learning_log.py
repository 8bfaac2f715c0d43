"""The learning log: letters to a class and notes about one child."""

from dataclasses import dataclass
from datetime import datetime

from .base import Model
from .files import Attachment


@dataclass(frozen=True, kw_only=True)
class LearningLogEntry(Model):
    """One entry. Its id grows with time; no date is given but in words."""

    id: int
    title: str | None = None
    text: str | None = None
    # None when it is about the child alone.
    group: str | None = None
    modified_text: str | None = None
    subjects: str | None = None
    media: tuple[Attachment, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LearningLog(Model):
    """The learning log of one child, newest first, as it was when read."""

    read_at: datetime
    entries: tuple[LearningLogEntry, ...]
    # Whether these are all that there are.
    complete: bool
