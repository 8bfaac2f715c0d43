"""Moments as points in time, days as Sweden counts them.

Python compares and subtracts two times of the same zone by what the clock on the wall shows,
which is wrong around the two clock changes of the year. So moments are compared in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta

from .models import STOCKHOLM


def instant(moment: datetime) -> datetime:
    """Return the moment in a form that compares and subtracts rightly with others of that form."""
    return moment.astimezone(UTC)


def swedish_day(moment: datetime) -> date:
    """Return the calendar day in Sweden at the moment."""
    return moment.astimezone(STOCKHOLM).date()


def swedish_midnight(day: date) -> datetime:
    """Return the moment at which the day begins in Sweden."""
    return datetime.combine(day, time.min, STOCKHOLM)


def next_midnight(now: datetime) -> datetime:
    """Return the moment at which the next day begins in Sweden."""
    return swedish_midnight(swedish_day(now) + timedelta(days=1))
