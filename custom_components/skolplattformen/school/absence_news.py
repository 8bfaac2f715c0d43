"""What is new about a child's absence: a day that is reported or taken back, a lesson that was missed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .models import Attendance, Notification, TargetKind
from .moments import swedish_day

# The platform's word for it, where the notification leads to nothing that we know.
_RECORDED = "AbsenceRecorded"


class AbsenceNewsKind(StrEnum):
    """What has happened."""

    # A guardian, or the school, has said that the child is absent for a whole day.
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"
    # The school has noted that the child was not there.
    RECORDED = "recorded"


@dataclass(frozen=True, kw_only=True)
class AbsenceNews:
    """Something new about an absence; the day is the one that it is about, or was noted on."""

    kind: AbsenceNewsKind
    day: date | None
    # Of a lesson that was missed, as the school writes it.
    subject: str | None = None


def reported(known: Mapping[date, bool], now: Attendance) -> Iterator[AbsenceNews]:
    """Yield the days that were known and are reported, or not reported any more, since.

    `known` is as `known_absences` returns it. A day of which the platform does not tell says nothing.
    """
    for day, absent in _told(now):
        if day in known and absent is not known[day]:
            kind = AbsenceNewsKind.REPORTED if absent else AbsenceNewsKind.WITHDRAWN
            yield AbsenceNews(kind=kind, day=day)


def known_absences(known: Mapping[date, bool], now: Attendance) -> dict[date, bool]:
    """Return what is known after a reading: what it does not tell stays as it was, until it is over."""
    today = swedish_day(now.read_at)
    return {day: absent for day, absent in known.items() if day >= today} | dict(_told(now))


def _told(now: Attendance) -> Iterator[tuple[date, bool]]:
    for offered in (now.today, now.tomorrow):
        if offered is not None and offered.absent is not None:
            yield offered.day, offered.absent


def recorded(new: Iterable[Notification]) -> Iterator[AbsenceNews]:
    """Yield the absences that new notifications are about."""
    for item in new:
        leads_there = item.target is not None and item.target.kind is TargetKind.ABSENCE
        if leads_there or item.kind == _RECORDED:
            yield AbsenceNews(
                kind=AbsenceNewsKind.RECORDED,
                day=None if item.sent is None else swedish_day(item.sent),
                subject=item.subjects or item.sub_title,
            )
