"""When the platform is asked next, and for what: fresh in the morning, calm the rest of the day.

Pure functions: the moment and the randomness are handed in.
"""

from datetime import date, datetime, time, timedelta
from random import Random

from .school.models import STOCKHOLM, Module, monday_of
from .school.moments import instant

# Nothing is asked between the evening's end and the morning's beginning.
_EVENING_END = time(23)
_MORNING = time(5, 45)
_MORNING_SECONDS = 45 * 60

_DAYTIME_END = time(18)
_DAYTIME = timedelta(minutes=30)
_EVENING = timedelta(minutes=60)
_FREE_DAY = timedelta(hours=2)
_MENU = timedelta(hours=5)
_QUIET_MENU = timedelta(days=1)
# After the first failure; twice as long after each further one.
_MENU_AGAIN = timedelta(minutes=20)
_JITTER = 0.1

# Everybody else's timers fire on the hour.
_HOUR_SECONDS = 5 * 60

# How old a kind of data may become before it is read again.
_TIERS = {
    Module.MESSAGES: timedelta(hours=2),
    Module.NOTIFICATIONS: timedelta(hours=1),
    Module.TIMETABLE: timedelta(hours=4),
}
# Those of which the bell tells, or that seldom change.
_SLOW = timedelta(hours=6)
_FREE_SLOW = timedelta(hours=20)
# Who is where is asked for while children are somewhere.
_WHEREABOUTS = frozenset({Module.ATTENDANCE, Module.CARE})
_WHERE = timedelta(hours=2)
# What a full update reads whatever its age: all that says what the day is like. The rest follows by
# its age, so that no update costs much.
OF_THE_DAY = frozenset(
    {
        Module.TIMETABLE,
        Module.MESSAGES,
        Module.CALENDAR,
        Module.ATTENDANCE,
        Module.CARE,
    }
)
# A module that a school has switched off is asked for again once a day.
_OFF = timedelta(days=1)
# What fails may fail for long, and each try costs a switch of child.
_AGAIN = timedelta(hours=1)
_AGAIN_SLOW = timedelta(hours=2)
# Jitter must not turn "every second hour" into every third.
_SLACK = timedelta(minutes=15)

_WEEKS = 3
# As much as one request brings.
_CALENDAR = timedelta(days=30)
# On a Friday that is the next week as well.
_CARE_AHEAD = timedelta(days=3)
_DAY = timedelta(days=1)


def next_update(
    now: datetime, random: Random, *, school_day: bool, not_before: datetime | None = None
) -> datetime:
    """Return when the account is read next; `school_day` is about today.

    Every half-hour on school days until 18, then every hour; every other hour on free days; the
    first one of the day between 05:45 and 06:30. A pause asked for by the platform is waited out.
    """
    if not school_day:
        interval = _FREE_DAY
    elif now.astimezone(STOCKHOLM).time() < _DAYTIME_END:
        interval = _DAYTIME
    else:
        interval = _EVENING
    return _planned(now, interval, random, not_before)


def next_menu_update(now: datetime, random: Random, *, failures: int, quiet: bool) -> datetime:
    """Return when a menu is read next: three or four times a day.

    A `quiet` one, of which nothing has been published for long, is read once a day. After
    failures in a row it is tried again soon, and then less and less often.
    """
    interval = _QUIET_MENU if quiet else _MENU
    if failures:
        # More doublings than this are longer than any interval.
        interval = min(interval, _MENU_AGAIN * 2 ** min(failures - 1, 9))
    return _planned(now, interval, random, None)


def _planned(
    now: datetime, interval: timedelta, random: Random, not_before: datetime | None
) -> datetime:
    moment = instant(now) + interval * random.uniform(1 - _JITTER, 1 + _JITTER)
    if not_before is not None:
        moment = max(moment, instant(not_before) + timedelta(seconds=random.uniform(5, 60)))
    moment = moment.astimezone(STOCKHOLM)
    if moment.time() >= _EVENING_END:
        return _morning(moment.date() + timedelta(days=1), random)
    if moment.time() < _MORNING:
        return _morning(moment.date(), random)
    return _off_the_hour(moment, random)


def _morning(day: date, random: Random) -> datetime:
    """Return a moment of the morning, outside the first five minutes of an hour."""
    begin = datetime.combine(day, _MORNING, STOCKHOLM)
    to_the_hour = (60 - _MORNING.minute) * 60
    seconds = random.uniform(0, _MORNING_SECONDS - _HOUR_SECONDS)
    if seconds >= to_the_hour:
        seconds += _HOUR_SECONDS
    return begin + timedelta(seconds=seconds)


def _off_the_hour(moment: datetime, random: Random) -> datetime:
    """Return the moment, or one within the second five minutes of the hour."""
    if moment.minute * 60 + moment.second >= _HOUR_SECONDS:
        return moment
    later = timedelta(seconds=_HOUR_SECONDS + random.uniform(0, _HOUR_SECONDS))
    return moment.replace(minute=0, second=0, microsecond=0) + later


def morning_due(now: datetime, full_at: datetime | None) -> bool:
    """Return whether the first full update, or that of this morning, is still to be made."""
    if full_at is None:
        return True
    here = now.astimezone(STOCKHOLM)
    morning = datetime.combine(here.date(), _MORNING, STOCKHOLM)
    return instant(full_at) < instant(morning) <= instant(here)


def is_due(
    module: Module,
    now: datetime,
    *,
    read_at: datetime | None,
    off_at: datetime | None,
    failed_at: datetime | None,
    school_day: bool,
) -> bool:
    """Return whether a kind of a child's data is to be read again; `school_day` is about today.

    `off_at` is when the module was last answered as switched off, `failed_at` when its last
    reading failed; None when that is not so.
    """
    if off_at is not None:
        return instant(now) - instant(off_at) >= _OFF - _SLACK
    if failed_at is not None:
        again = _AGAIN if module in _TIERS else _AGAIN_SLOW
        return instant(now) - instant(failed_at) >= again - _SLACK
    if read_at is None:
        return True
    return instant(now) - instant(read_at) >= _tier(module, now, school_day=school_day) - _SLACK


def _tier(module: Module, now: datetime, *, school_day: bool) -> timedelta:
    if module in _TIERS:
        return _TIERS[module]
    if not school_day:
        return _FREE_SLOW
    by_day = now.astimezone(STOCKHOLM).time() < _DAYTIME_END
    return _WHERE if module in _WHEREABOUTS and by_day else _SLOW


def timetable_range(day: date) -> tuple[date, date]:
    """Return the first and the last day of this and the next two weeks."""
    monday = monday_of(day)
    return monday, monday + timedelta(days=7 * _WEEKS - 1)


def days_of(module: Module, day: date) -> tuple[date, date]:
    """Return the first and the last day that a module is read about."""
    match module:
        case Module.TIMETABLE:
            return timetable_range(day)
        case Module.CALENDAR:
            return monday_of(day), monday_of(day) + _CALENDAR
        case _:
            return day, day + _CARE_AHEAD


def archive_range(first: date, last: date, today: date) -> tuple[date, date] | None:
    """Return the whole weeks of a range, as far as this school year goes; None outside of it."""
    begin = date(today.year if today.month >= 7 else today.year - 1, 7, 1)
    end = begin.replace(year=begin.year + 1) - _DAY
    if first > end or last < begin:
        return None
    return max(monday_of(first), begin), min(monday_of(last) + 6 * _DAY, end)
