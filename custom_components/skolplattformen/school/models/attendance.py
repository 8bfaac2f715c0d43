"""Absence: what can be reported about which day, what lies in the past, and leave."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .base import Model


@dataclass(frozen=True, kw_only=True)
class OfferedDay(Model):
    """A day that the platform offers for a report. A flag is None when it does not say."""

    day: date
    absent: bool | None
    # Whether the school has taken over, so that a guardian can change nothing.
    locked: bool | None
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class Attendance(Model):
    """Whether a child is reported absent today and on the next day that the platform offers."""

    read_at: datetime
    # Whether a guardian may report a whole day; None when the platform does not say.
    may_report: bool | None
    today: OfferedDay | None
    # The platform's "tomorrow": on a Friday it is Monday.
    tomorrow: OfferedDay | None

    def offered(self, day: date) -> OfferedDay | None:
        """Return the offered day with that date."""
        days = (self.today, self.tomorrow)
        return next((offer for offer in days if offer and offer.day == day), None)


@dataclass(frozen=True, kw_only=True)
class Absence(Model):
    """One absence of the past, as the school has it."""

    # None when the date is written in a way we do not know; `date_text` always has it.
    day: date | None
    date_text: str
    time: str | None
    subject: str | None
    reason: str
    comment: str | None
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class Absences(Model):
    """The absences of the past, newest first."""

    read_at: datetime
    items: tuple[Absence, ...]
    # Whether these are all: the platform may refuse to turn the page.
    complete: bool


class LeaveStatus(StrEnum):
    """What has become of a leave request."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    EXPIRED = "expired"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class LeaveRequest(Model):
    """A request for leave; both days are inclusive, and the times are as the school writes them."""

    status: LeaveStatus
    first: date
    last: date
    from_time: str | None
    to_time: str | None
    comment: str | None
    answer: str | None
    # Whether this guardian's consent is asked for; None when the platform does not say.
    awaits_you: bool | None
