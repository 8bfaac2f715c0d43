"""The chosen child's after-school care: the times of a week, and a day's comments.

Source: `docs/protocol.md` J.5.
"""

from datetime import date, datetime, timedelta

from ...school.models import STOCKHOLM, Care, CareComment, CareDay, CareWeek, monday_of
from ..exceptions import UnexpectedAnswerError
from .fields import ItemError, Row, Skipped, parse_items, whole
from .session import HubSession

_PATH = "/TimeRegistration/TimeRegistration"


async def read_care_week(session: HubSession, day: date) -> CareWeek:
    """Return the care of the ISO week that holds the day.

    Raises:
        UnexpectedAnswerError: as `parse_care_week`; otherwise as `HubSession.call`.

    """
    return parse_care_week(await ask_care_week(session, day), day, session.clock(), session.skipped)


async def read_care(session: HubSession, first: date, last: date) -> Care:
    """Return the care of the weeks from one day to another, and who has come on the first day.

    The latter is asked for when that is today, once its care has begun. From today on the next week
    is read too when no day with care is left of this one.

    Raises:
        UnexpectedAnswerError: as the parsers; otherwise as `HubSession.call`.

    """
    mondays = range((monday_of(last) - monday_of(first)).days // 7 + 1)
    weeks = [await read_care_week(session, first + timedelta(weeks=number)) for number in mondays]
    is_today = first == session.clock().astimezone(STOCKHOLM).date()
    is_left = any(care.takes_place for care in weeks[0].days if care.day > first)
    if is_today and len(weeks) == 1 and not is_left:
        weeks.append(await read_care_week(session, first + timedelta(weeks=1)))
    today = weeks[0].on(first)
    begun = (
        today is not None
        and is_today
        and not today.on_leave
        and today.start is not None
        and today.start <= session.clock()
    )
    return Care(
        read_at=session.clock(),
        weeks=tuple(weeks),
        today=await read_care_comment(session, first) if begun else None,
    )


async def ask_care_week(session: HubSession, day: date) -> object:
    """Return the care of a week as the platform answers it; errors as `HubSession.call`."""
    asked = {"date": _midnight(day), "showNextWeekIfNoMoreSchoolDays": False}
    return await session.call(f"{_PATH}/GetTimeRegistrations/", kind="care_times", json=asked)


async def read_care_comment(session: HubSession, day: date) -> CareComment:
    """Return what was written about a day, and when the child came and went.

    Raises:
        UnexpectedAnswerError: as `parse_care_comment`; otherwise as `HubSession.call`.

    """
    data = await session.call(
        f"{_PATH}/GetComments/", kind="care_comment", json={"date": _midnight(day)}
    )
    return parse_care_comment(data, day, session.clock(), session.skipped)


def parse_care_week(data: object, day: date, read_at: datetime, skipped: Skipped) -> CareWeek:
    """Return the days of the week that was asked for, in order.

    Raises:
        UnexpectedAnswerError: not a week or another one, or no day of it has a shape we know.

    """
    items = whole(data, "not a week of care").items("days")
    first = monday_of(day)
    last = first + min(timedelta(days=6), date.max - first)
    found = parse_items(items, _care_day, skipped, "care_times")
    days = {care.day: care for care in found if first <= care.day <= last}
    if found and not days:
        raise UnexpectedAnswerError("the care of another week")
    return CareWeek(
        first=first,
        last=last,
        read_at=read_at,
        days=tuple(care for _, care in sorted(days.items())),
    )


def parse_care_comment(data: object, day: date, read_at: datetime, skipped: Skipped) -> CareComment:
    """Return the comments of a day; they come alone, or in a list that may be empty.

    Raises:
        UnexpectedAnswerError: another shape, or another day.

    """
    rows = parse_items(
        data if isinstance(data, list) else [data],
        lambda row: _comment(row, read_at),
        skipped,
        "care_comment",
    )
    if not rows:
        return CareComment(day=day, read_at=read_at)
    found = next((comment for comment in rows if comment.day == day), None)
    if found is None:
        raise UnexpectedAnswerError("the comments of another day")
    return found


def _care_day(row: Row) -> CareDay:
    row.require("startDateTime", "endDateTime", "onLeave", "isSchoolClosed")
    start, end = row.optional_moment("startDateTime"), row.optional_moment("endDateTime")
    if start and end and end <= start:
        raise ItemError("ends before it starts")
    return CareDay(
        id=row.number("timeRegistrationId"),
        day=row.day("date"),
        start=start,
        end=end,
        opens=row.optional_clock("schoolOpeningTime"),
        closes=row.optional_clock("schoolClosingTime"),
        on_leave=row.known_flag("onLeave"),
        closed=row.known_flag("isSchoolClosed"),
        closed_reason=row.optional_text("schoolClosedReason"),
        locked=row.known_flag("isLocked"),
        has_comments=row.known_flag("hasComments"),
        unread_comments=row.known_flag("hasUnreadComments"),
    )


def _comment(row: Row, read_at: datetime) -> CareComment:
    row.require("checkedIn", "checkedOut", "userComment", "parentCommentId")
    may_edit = row.known_flag("canEdit")
    return CareComment(
        day=row.day("date"),
        read_at=read_at,
        own=row.optional_text("userComment"),
        staff=row.optional_text("teacherComment"),
        staff_name=row.optional_text("teacherName"),
        checked_in=row.optional_clock("checkedIn"),
        checked_out=row.optional_clock("checkedOut"),
        may_write=False if row.known_flag("canEditComment") is False else may_edit,
        locked=row.known_flag("timesLockedBySchool"),
        id=row.optional_number("parentCommentId"),
    )


def _midnight(day: date) -> str:
    """Write a day as the platform's own page does."""
    return f"{day.isoformat()}T00:00:00"
