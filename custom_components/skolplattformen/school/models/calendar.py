"""The school's calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class SchoolEvent(Model):
    """One entry of the calendar, for whole days or with times. Both days are inclusive."""

    # Asks for its attachments.
    id: str
    first: date
    last: date
    # None for whole days; the end is exclusive, and the start itself when there is no length.
    start: datetime | None = None
    end: datetime | None = None
    title: str | None = None
    text: str | None = None
    # What the school calls this kind of entry, such as "Prov".
    kind: str | None = None
    subjects: tuple[str, ...] = ()
    # None when the platform does not say.
    has_attachments: bool | None = None
    # The task that this entry only mirrors.
    task: str | None = None

    @property
    def all_day(self) -> bool:
        """Return whether it is about whole days."""
        return self.start is None


@dataclass(frozen=True, kw_only=True)
class SchoolCalendar(Model):
    """All entries that touch a range of days (both inclusive), in order, as they were when read."""

    first: date
    last: date
    read_at: datetime
    events: tuple[SchoolEvent, ...]

    def covers(self, day: date) -> bool:
        """Return whether the range holds the day."""
        return self.first <= day <= self.last
