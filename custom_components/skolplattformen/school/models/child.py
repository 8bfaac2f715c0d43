"""A child, and all that is known of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .base import Model
from .messages import MessageCount
from .timetable import Timetable


class Module(StrEnum):
    """A part of the platform that a school may have switched off for a child."""

    TIMETABLE = "timetable"
    MESSAGES = "messages"
    NOTIFICATIONS = "notifications"


@dataclass(frozen=True, kw_only=True)
class Child(Model):
    """A child of the guardian: the key is a salted hash and says nothing about the child."""

    key: str
    first_name: str


@dataclass(frozen=True, kw_only=True)
class ChildSnapshot(Model):
    """All that is known of one child. None: never read; a module that is off is listed as such."""

    child: Child
    timetable: Timetable | None = None
    messages: MessageCount | None = None
    # None until the child's own page has been read.
    apps: frozenset[str] | None = None
    # When each module was last answered as switched off.
    modules_off: dict[Module, datetime] | None = None
