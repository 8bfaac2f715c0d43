"""After-school care: the times of each day, comments, and who has come and gone."""

from dataclasses import dataclass
from datetime import date, datetime, time

from .base import Model


@dataclass(frozen=True, kw_only=True)
class CareDay(Model):
    """One day's care. Times are None when nothing was entered; a flag when it is not told."""

    # What a comment of the day is addressed to.
    id: int
    day: date
    start: datetime | None
    # May lie on the next day.
    end: datetime | None
    opens: time | None
    closes: time | None
    on_leave: bool | None
    closed: bool | None
    closed_reason: str | None
    locked: bool | None
    has_comments: bool | None
    unread_comments: bool | None

    @property
    def takes_place(self) -> bool:
        """Return whether the child is to come: there are times, and nobody is on leave or away."""
        has_times = self.start is not None or self.end is not None
        return has_times and not self.on_leave and not self.closed


@dataclass(frozen=True, kw_only=True)
class CareWeek(Model):
    """The care of one ISO week, as it was when read; days that the school does not list are missing."""

    first: date
    last: date
    read_at: datetime
    days: tuple[CareDay, ...]

    def on(self, day: date) -> CareDay | None:
        """Return the care of a day."""
        return next((care for care in self.days if care.day == day), None)


@dataclass(frozen=True, kw_only=True)
class Care(Model):
    """The care of the weeks to come, and what is told of today."""

    read_at: datetime
    weeks: tuple[CareWeek, ...]
    # None when there is no care today, or it has not begun.
    today: CareComment | None = None

    def on(self, day: date) -> CareDay | None:
        """Return the care of a day."""
        return next((care for week in self.weeks if (care := week.on(day))), None)

    def covers(self, day: date) -> bool:
        """Return whether one of the weeks holds the day."""
        return any(week.first <= day <= week.last for week in self.weeks)


@dataclass(frozen=True, kw_only=True)
class CareComment(Model):
    """What was written about a day of care, and when the child came and went."""

    day: date
    read_at: datetime
    # The guardian's own comment, such as who comes to fetch the child.
    own: str | None = None
    staff: str | None = None
    staff_name: str | None = None
    checked_in: time | None = None
    checked_out: time | None = None
    # Whether the guardian may write; None when the platform does not say.
    may_write: bool | None = None
    locked: bool | None = None
    # What a new own comment takes the place of.
    id: int | None = None
