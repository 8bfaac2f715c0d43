"""Questions about a school day, asked at a moment, and when the answers change.

Every function is pure, answers whatever it is given, and takes `now` in any time zone.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from .menus import lunch_of
from .models import STOCKHOLM, EntryKind, Menu, MenuDay, Timetable, TimetableEntry
from .moments import instant, next_midnight, swedish_day

# How far ahead a next lesson and a next lunch are looked for, in calendar days.
LESSON_HORIZON = timedelta(days=14)
LUNCH_HORIZON = timedelta(days=7)

# How long a plan (timetable or menu) that could not be read again is still shown.
PLAN_LIMIT = timedelta(hours=72)

# When lunch is over for a child whose timetable says nothing about it.
_LUNCH_END = time(13, 30)


def next_lesson(timetable: Timetable | None, now: datetime) -> TimetableEntry | None:
    """Return the first lesson that takes place and has not begun, today or within 14 days."""
    if timetable is None:
        return None
    last = swedish_day(now) + LESSON_HORIZON
    coming = (
        lesson
        for lesson in timetable.lessons
        if not lesson.cancelled
        and instant(lesson.start) > instant(now)
        and swedish_day(lesson.start) <= last
    )
    return min(coming, key=entry_order, default=None)


def school_start(timetable: Timetable | None, now: datetime) -> datetime | None:
    """Return when school begins: today until the last lesson has ended, then the next school day.

    A school day is one on which a lesson takes place, within 14 days.
    """
    if timetable is None:
        return None
    today = swedish_day(now)
    held = [lesson for lesson in timetable.lessons if not lesson.cancelled]
    goes_on = any(
        swedish_day(lesson.start) == today and instant(now) < instant(lesson.end) for lesson in held
    )
    first = today if goes_on else today + timedelta(days=1)
    starts = (
        lesson.start
        for lesson in held
        if first <= swedish_day(lesson.start) <= today + LESSON_HORIZON
    )
    return min(starts, key=instant, default=None)


def wake_up(timetable: Timetable | None, margin: timedelta, now: datetime) -> datetime | None:
    """Return the moment that lies the margin before school begins; None once it has come."""
    start = school_start(timetable, now)
    if start is None:
        return None
    moment = instant(start) - margin
    return moment.astimezone(STOCKHOLM) if moment > instant(now) else None


def lunch_end(timetable: Timetable | None, day: date) -> datetime:
    """Return when the child's lunch of the day is over: its Lunch row's end, or 13:30 without one.

    With several Lunch rows the last end counts.
    """
    ends = (
        entry.end
        for entry in (timetable.entries if timetable else ())
        if entry.kind is EntryKind.LUNCH and not entry.cancelled and swedish_day(entry.start) == day
    )
    return max(ends, key=instant, default=datetime.combine(day, _LUNCH_END, STOCKHOLM))


def lunch(menu: Menu | None, timetable: Timetable | None, now: datetime) -> MenuDay | None:
    """Return today's lunch until it is over, then the next day's with dishes within 7 days.

    A day on which the kitchen is closed is the answer on that day itself, with its reason: that
    nothing is served today is something known. It is passed over when looking ahead.
    """
    if menu is None:
        return None
    today = swedish_day(now)
    by_day = {menu_day.day: lunch_of(menu_day) for menu_day in menu.days}
    served = by_day.get(today)
    if (
        served is not None
        and (served.dishes or served.closed)
        and instant(now) < instant(lunch_end(timetable, today))
    ):
        return served
    coming = (
        menu_day
        for day, menu_day in by_day.items()
        if menu_day.dishes and today < day <= today + LUNCH_HORIZON
    )
    return min(coming, key=lambda menu_day: menu_day.day, default=None)


def is_fresh(
    first: date,
    last: date,
    read_at: datetime,
    day: date,
    now: datetime,
    *,
    limit: timedelta = PLAN_LIMIT,
) -> bool:
    """Return whether a plan for a range of days (both inclusive) can still answer for the day."""
    return first <= day <= last and instant(now) - instant(read_at) < limit


def next_boundary(
    timetable: Timetable | None, menu: Menu | None, now: datetime, *, margin: timedelta
) -> datetime | None:
    """Return the next moment at which an answer can change though nothing new was read.

    That is when a lesson, cancelled or not, begins or ends (the calendar's event), when it is
    time to wake up, the margin before school begins, when today's lunch is over, when a plan
    has become too old, and Swedish midnight. None: nothing is known.
    """
    if timetable is None and menu is None:
        return None
    moments = (*_boundaries(timetable, menu, now, margin), next_midnight(now))
    coming = (moment for moment in moments if instant(moment) > instant(now))
    return min(coming, key=instant).astimezone(STOCKHOLM)


def _boundaries(
    timetable: Timetable | None, menu: Menu | None, now: datetime, margin: timedelta
) -> Iterator[datetime]:
    alarm = wake_up(timetable, margin, now)
    if alarm is not None:
        yield alarm
    if timetable is not None:
        for lesson in timetable.lessons:
            yield lesson.start
            yield lesson.end
        yield instant(timetable.read_at) + PLAN_LIMIT
    if menu is not None:
        yield lunch_end(timetable, swedish_day(now))
        yield instant(menu.read_at) + PLAN_LIMIT


def entry_order(entry: TimetableEntry) -> tuple[object, ...]:
    """Return what entries are sorted by: time first, then whatever tells them apart."""
    return (
        instant(entry.start),
        instant(entry.end),
        entry.title,
        *((text is not None, text or "") for text in (entry.room, entry.teacher, entry.notes)),
    )
