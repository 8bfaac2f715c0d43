"""What is new about a child's absence: a day that is reported or taken back, a lesson that was missed."""

from collections.abc import Iterable, Iterator
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


def reported(before: Attendance | None, after: Attendance | None) -> Iterator[AbsenceNews]:
    """Yield the days that were offered before and are reported, or not reported any more, since.

    A day of which one of the readings did not tell says nothing.
    """
    if before is None or after is None:
        return
    for offered in (after.today, after.tomorrow):
        known = None if offered is None else before.offered(offered.day)
        if offered is None or known is None or None in (known.absent, offered.absent):
            continue
        if offered.absent and not known.absent:
            yield AbsenceNews(kind=AbsenceNewsKind.REPORTED, day=offered.day)
        elif known.absent and not offered.absent:
            yield AbsenceNews(kind=AbsenceNewsKind.WITHDRAWN, day=offered.day)


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
