"""Questions about a child's care, asked at a moment: the next times, who has come, what is missing."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from .day_mode import has_care
from .known import Known
from .models import STOCKHOLM, Care, CareComment, CareDay
from .moments import instant, swedish_day, swedish_midnight

# How far ahead the next day of care is looked for.
_HORIZON = timedelta(days=14)
# A child who has not been checked out so long after the end has been forgotten in the book.
_LATEST = timedelta(hours=2)
_DAY = timedelta(days=1)


def next_care(known: Known, now: datetime) -> CareDay | None:
    """Return today's care until it has ended, then that of the next day with care within 14 days.

    Care that ends after midnight is yesterday's until then; one without an end ends with its day.
    A day on which the child is reported absent is passed over.
    """
    today = swedish_day(now)
    for number in range(-1, _HORIZON.days + 1):
        care = known.care_of(today + number * _DAY)
        if (
            care is not None
            and has_care(care)
            and instant(_end(care)) > instant(now)
            and not _is_absent(known, care.day)
        ):
            return care
    return None


def is_checked_in(care: Care | None, now: datetime) -> bool | None:
    """Return whether the child has come today and not gone; None when that is not told.

    Who has come is asked for from the beginning of the day's care on: before that it is not known.
    Nobody has on a day of leave, or when care is closed. A child who has not been checked out long
    after the end has been forgotten in the book.
    """
    today = swedish_day(now)
    if care is None:
        return None
    comment = care.today
    if comment is None or comment.day != today:
        day = care.on(today)
        return False if day is not None and (day.closed or day.on_leave) else None
    came, went = passed(comment)
    if went is not None and instant(went) <= instant(now):
        return False
    if came is None or instant(came) > instant(now):
        return False
    day = care.on(today)
    is_forgotten = day is not None and day.end is not None and _is_long_after(day.end, now)
    return None if is_forgotten else True


def is_to_be_fetched(care: Care | None, now: datetime) -> bool:
    """Return whether the day's care has just ended and the child was still there when it was read.

    By then it has gone, or is about to: what is kept would say otherwise all evening.
    """
    if care is None or not is_checked_in(care, now):
        return False
    day = care.on(swedish_day(now))
    if day is None or day.end is None:
        return False
    return instant(day.end) <= instant(now)


def passed(comment: CareComment) -> tuple[datetime | None, datetime | None]:
    """Return when the child came and went."""
    return _at(comment.day, comment.checked_in), _at(comment.day, comment.checked_out)


def is_comment_missing(known: Known, comment: CareComment | None, now: datetime) -> bool | None:
    """Return whether the guardian has still to write who fetches the child, today or tomorrow.

    It is about the next care as `next_care` has it, when that is today's or tomorrow's. Without
    such care nothing is missing, if what care there is on both days is known. No comment at all is
    a missing one. Of a day that has some, `comment` tells whose they are: without it that is not
    known, as they may all be the staff's.
    """
    today = swedish_day(now)
    care = next_care(known, now)
    if care is None or care.day > today + _DAY:
        is_known = all(
            any(week.first <= day <= week.last for week in known.care)
            for day in (today, today + _DAY)
        )
        return False if is_known else None
    if comment is not None and comment.day == care.day:
        return comment.own is None
    return True if care.has_comments is False else None


def care_moments(care: Care | None) -> Iterator[datetime]:
    """Yield when, beside midnight, the answers above can change though nothing new is read."""
    if care is None:
        return
    for week in care.weeks:
        for day in week.days:
            yield from (moment for moment in (day.start, day.end) if moment is not None)
            if day.end is not None:
                yield instant(day.end) + _LATEST
    if care.today is not None:
        yield from (moment for moment in passed(care.today) if moment is not None)


def _end(care: CareDay) -> datetime:
    return care.end or swedish_midnight(care.day + _DAY)


def _is_long_after(end: datetime, now: datetime) -> bool:
    return instant(now) >= instant(end) + _LATEST


def _is_absent(known: Known, day: date) -> bool:
    offered = known.attendance.offered(day) if known.attendance else None
    return offered is not None and bool(offered.absent)


def _at(day: date, clock: time | None) -> datetime | None:
    return None if clock is None else datetime.combine(day, clock, STOCKHOLM)
