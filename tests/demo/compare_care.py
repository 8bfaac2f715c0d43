"""What a guardian must see of a child's after-school care."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from .rows import (
    DAY,
    HORIZON,
    STOCKHOLM,
    Expected,
    Json,
    is_this_week,
    local,
    switch,
    written,
)

# The care of next week is known from the Friday before it on, and once no care is left of this one.
_KNOWN_AHEAD = timedelta(days=3)


def of_care(child: Json, now: datetime, read_at: datetime) -> Expected:
    """Return what must be shown; who has come is as it was when it was read."""
    days = {date.fromisoformat(row["date"][:10]): row for row in child["care"]}
    coming = _next(child, days, now, read_at)
    return Expected(
        states={
            "care_start": _time(coming, "startDateTime"),
            "care_end": _time(coming, "endDateTime"),
            "checked_in": switch(is_on=_is_there(child, days.get(now.date()), read_at)),
            "pick_up_comment_missing": switch(is_on=_is_missing(child, coming, now, read_at)),
        },
        events={
            "care_times": [
                (_time(row, "startDateTime"), _time(row, "endDateTime"))
                for day, row in days.items()
                if is_this_week(day, now) and row["startDateTime"] and row["endDateTime"]
            ]
        },
    )


def may_be_there(child: Json, now: datetime, read_at: datetime) -> bool:
    """Return whether a child is in care, or is to be there by now and nobody says it has gone."""
    day = now.date().isoformat()
    today = next((row for row in child["care"] if row["date"].startswith(day)), None)
    if today is None:
        return False
    if _is_there(child, today, read_at):
        return True
    start, end = today["startDateTime"], today["endDateTime"]
    is_time = bool(start and end) and local(start) <= now < local(end)
    return is_time and not _passed(child, today, "checkedOut", read_at)


def _next(child: Json, days: Mapping[date, Json], now: datetime, read_at: datetime) -> Json | None:
    """Return today's care until it has ended, then that of the next day that is known."""
    known = now.date() + _KNOWN_AHEAD
    sunday = read_at.date() + (6 - read_at.weekday()) * DAY
    if not any(read_at.date() < day <= sunday and _takes_place(row) for day, row in days.items()):
        known = max(known, sunday + DAY)
    last = min(known + (6 - known.weekday()) * DAY, now.date() + HORIZON)
    for day, row in days.items():
        ends = row["endDateTime"]
        end = local(ends) if ends else datetime.combine(day + DAY, time.min, STOCKHOLM)
        has_care = ends or row["startDateTime"]
        if has_care and end > now and day <= last and day.isoformat() not in child["absent"]:
            return row
    return None


def _takes_place(row: Json) -> bool:
    has_times = bool(row["startDateTime"] or row["endDateTime"])
    return has_times and not row["onLeave"] and not row["isSchoolClosed"]


def _is_there(child: Json, today: Json | None, read_at: datetime) -> bool | None:
    """Return whether the child has come and not gone; unknown before the care begins."""
    if today is None:
        # One school lists weekends, the other does not.
        return None
    if not _had_begun(today, read_at):
        return False if today["isSchoolClosed"] or today["onLeave"] else None
    came, went = (_passed(child, today, name, read_at) for name in ("checkedIn", "checkedOut"))
    return came and not went


def _passed(child: Json, today: Json, name: str, read_at: datetime) -> bool:
    clock = child["care_comment"][name]
    return bool(clock) and local(f"{today['date'][:10]}T{clock}") <= read_at


def _is_missing(child: Json, coming: Json | None, now: datetime, read_at: datetime) -> bool | None:
    """Return whether nobody has written who fetches the child, today or tomorrow."""
    if coming is None or date.fromisoformat(coming["date"][:10]) > now.date() + DAY:
        return False
    if coming["date"].startswith(now.date().isoformat()) and _had_begun(coming, read_at):
        return not child["care_comment"]["userComment"]
    # Of comments that are not read it is not known whose they are.
    return None if coming["hasComments"] else True


def _had_begun(row: Json, read_at: datetime) -> bool:
    return bool(row["startDateTime"]) and local(row["startDateTime"]) <= read_at


def _time(row: Json | None, name: str) -> str:
    return written(local(row[name]) if row and row[name] else None)
