"""What can become of a lesson from one reading of the timetable to the next."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .base import Model
from .timetable import TimetableEntry


class ChangeKind(StrEnum):
    """What a change is, above all else that is different."""

    CANCELLED = "cancelled"
    RESTORED = "restored"
    MOVED = "moved"
    SUBJECT = "subject"
    TEACHER = "teacher"
    ROOM = "room"
    ADDED = "added"


@dataclass(frozen=True, kw_only=True)
class Shift(Model):
    """The start or the end of a school day, as it was and as it is now.

    None: no lesson takes place that day.
    """

    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, kw_only=True)
class Change(Model):
    """One change of one lesson, with all that is different between before and after."""

    kind: ChangeKind
    day: date
    # None for a lesson that is added.
    before: TimetableEntry | None = None
    # None for a lesson that readings lack.
    after: TimetableEntry | None = None
    # How the day's first start and last end change by it; None: they do not.
    day_start: Shift | None = None
    day_end: Shift | None = None
