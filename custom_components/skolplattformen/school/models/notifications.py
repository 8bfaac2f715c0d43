"""The bell."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .base import Model


class TargetKind(StrEnum):
    """What kind of thing a notification is about."""

    ABSENCE = "absence"
    ASSIGNMENT = "assignment"
    CALENDAR = "calendar"
    LEAVE = "leave"
    MEETING = "meeting"
    MESSAGE = "message"
    NEWS = "news"
    PLAN = "plan"


class NotificationState(StrEnum):
    """What a guardian may make of a notification."""

    SEEN = "Seen"
    READ = "Read"


@dataclass(frozen=True, kw_only=True)
class Target(Model):
    """The thing a notification is about. The id is None when there is none, or none we know."""

    kind: TargetKind
    id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Notification(Model):
    """One entry of the bell. The child is None when it is none of the guardian's known children."""

    id: int
    child_key: str | None
    app_type: str
    state: str
    # The platform's word for what has happened, such as `AbsenceRecorded`.
    kind: str | None = None
    title: str | None = None
    sub_title: str | None = None
    subjects: str | None = None
    sent: datetime | None = None
    target: Target | None = None


@dataclass(frozen=True, kw_only=True)
class NotificationCount(Model):
    """How many notifications of one child the guardian has not seen."""

    unread: int
    read_at: datetime
