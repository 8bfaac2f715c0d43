"""Questions about a school day, asked at a moment, and when the answers change.

Every function is pure, answers whatever it is given, and takes `now` in any time zone.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from .lunches import lunch_end
from .models import STOCKHOLM, Care, Fact, SchoolCalendar, Timetable, TimetableEntry
from .moments import instant, next_midnight, swedish_day

# How far ahead a next lesson is looked for, in calendar days.
LESSON_HORIZON = timedelta(days=14)

# How long an alarm is still shown once it has come: an automation that waits for the moment of a
# sensor gives up when the sensor changes in that very moment.
ALARM_STAYS = timedelta(minutes=1)

# How long a timetable that could not be read again is still shown.
PLAN_LIMIT = timedelta(hours=72)


def next_lesson(timetable: Timetable | None, now: datetime) -> TimetableEntry | None:
    """Return the first lesson that takes place and has not begun, today or within 14 days."""
    if timetable is None:
        return None
    last = swedish_day(now) + LESSON_HORIZON
    coming = (
        lesson
        for lesson in timetable.lessons
        if not lesson.cancelled and instant(lesson.start) > instant(now) and lesson.day <= last
    )
    return min(coming, key=entry_order, default=None)


def current_lesson(timetable: Timetable | None, now: datetime) -> TimetableEntry | None:
    """Return the lesson that goes on; of several, the one that began last."""
    going_on = (
        lesson
        for lesson in _held(timetable)
        if instant(lesson.start) <= instant(now) < instant(lesson.end)
    )
    return max(going_on, key=entry_order, default=None)


def school_start(timetable: Timetable | None, now: datetime) -> datetime | None:
    """Return when school begins: today until the last lesson has ended, then the next school day.

    A school day is one on which a lesson takes place, within 14 days.
    """
    days = school_dates(timetable, now)
    starts = (lesson.start for lesson in _held(timetable) if days and lesson.day == days[0])
    return min(starts, key=instant, default=None)


def school_dates(timetable: Timetable | None, now: datetime) -> tuple[date, ...]:
    """Return the days of the next 14 on which a lesson takes place: today while one is left."""
    today = swedish_day(now)
    left = (lesson for lesson in _held(timetable) if instant(now) < instant(lesson.end))
    days = {lesson.day for lesson in left}
    return tuple(sorted(day for day in days if today <= day <= today + LESSON_HORIZON))


def _held(timetable: Timetable | None) -> tuple[TimetableEntry, ...]:
    """Return the lessons that take place."""
    lessons = timetable.lessons if timetable else ()
    return tuple(lesson for lesson in lessons if not lesson.cancelled)


def wake_up(timetable: Timetable | None, margin: timedelta, now: datetime) -> datetime | None:
    """Return the moment that lies the margin before school begins; None soon after it has come."""
    return alarm_before(school_start(timetable, now), margin, now)


def alarm_before(start: datetime | None, margin: timedelta, now: datetime) -> datetime | None:
    """Return the moment that lies the margin before another; None once it is `ALARM_STAYS` ago."""
    if start is None:
        return None
    moment = instant(start) - margin
    return moment.astimezone(STOCKHOLM) if moment + ALARM_STAYS > instant(now) else None


def is_fresh(fact: Fact, day: date, now: datetime) -> bool:
    """Return whether what was published ahead still answers for the day: three days at most.

    A timetable, a calendar and the care answer only for days of their range.
    """
    if instant(now) - instant(fact.read_at) >= PLAN_LIMIT:
        return False
    match fact:
        case Timetable() | SchoolCalendar():
            return fact.first <= day <= fact.last
        case Care():
            return any(week.first <= day <= week.last for week in fact.weeks)
        case _:
            return True


def next_boundary(
    timetable: Timetable | None, now: datetime, *, eats: bool, margin: timedelta
) -> datetime | None:
    """Return the next moment at which an answer can change though nothing new was read.

    That is when a lesson, cancelled or not, begins or ends (the calendar's event), when it is
    time to wake up, the margin before school begins, when today's lunch is over for a child
    that `eats` by a menu, and Swedish midnight. None: nothing is known. That what was read
    becomes too old is not among them.
    """
    if timetable is None and not eats:
        return None
    moments = (*_boundaries(timetable, now, margin), next_midnight(now))
    if eats:
        moments = (*moments, lunch_end(timetable, swedish_day(now)))
    coming = (moment for moment in moments if instant(moment) > instant(now))
    return min(coming, key=instant).astimezone(STOCKHOLM)


def _boundaries(
    timetable: Timetable | None, now: datetime, margin: timedelta
) -> Iterator[datetime]:
    alarm = wake_up(timetable, margin, now)
    if alarm is not None:
        yield instant(alarm) + ALARM_STAYS
    if timetable is not None:
        for lesson in timetable.lessons:
            yield lesson.start
            yield lesson.end


def entry_order(entry: TimetableEntry) -> tuple[object, ...]:
    """Return what entries are sorted by."""
    return entry.order
