"""What a guardian must see of a child's days: what kind of day, from when to when, what to bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
import re

import holidays

from .choices import Choice
from .rows import DAY, HORIZON, Expected, Json, Lesson, is_this_week, lessons_of, switch, written

_SATURDAY = 5
_SPORTS = "Idrott och hälsa"
_SPORTS_CLOTHES = "Gympakläder"
_TAG = re.compile(r"<[^>]+>")
_HOLIDAYS = holidays.country_holidays(
    "SE", categories=("public", "de_facto"), include_sundays=False, language="sv"
)


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of a child; without lessons it has no start and end."""

    date: date
    mode: str
    reason: str | None = None
    start: datetime | None = None
    end: datetime | None = None

    @property
    def has_school(self) -> bool:
        """Return whether there is school."""
        return self.mode == "school"

    def goes_on(self, now: datetime) -> bool:
        """Return whether it is between the first lesson and the last one."""
        if not self.has_school or self.start is None or self.end is None:
            return False
        return self.start <= now < self.end


def of_day(child: Json, choice: Choice, now: datetime) -> Expected:
    """Return what must be shown."""
    today, tomorrow = (day_of(child, choice, now.date() + ahead) for ahead in (0 * DAY, DAY))
    coming = next_school_day(child, choice, now)
    start = coming.start if coming else None
    alarm = start - timedelta(minutes=choice.margin) if start else None
    items = [] if tomorrow.mode == "absent" else _to_bring(child, choice, tomorrow.date)
    return Expected(
        states={
            "today": today.mode,
            "tomorrow": tomorrow.mode,
            "school_day": _is_school_day(today),
            "school_day_tomorrow": _is_school_day(tomorrow),
            "in_school": "unknown" if today.mode == "unknown" else switch(is_on=today.goes_on(now)),
            "absent_today": switch(is_on=today.mode == "absent"),
            "school_start": written(start),
            "school_end": written(coming.end if coming else None),
            "wake_up": written(alarm if alarm and alarm > now else None),
            "bring_along_tomorrow": switch(is_on=bool(items)),
        },
        attributes={
            "today": _attributes(today),
            "tomorrow": _attributes(tomorrow),
            "bring_along_tomorrow": {"items": items},
        },
        events={"school_days": _school_days(lessons_of(child, choice), now)},
    )


def day_of(child: Json, choice: Choice, day: date) -> Day:
    """Return what kind of day it is; the first of these that is so."""
    held = [
        lesson
        for lesson in lessons_of(child, choice)
        if lesson.start.date() == day and not lesson.called_off
    ]
    start = min((lesson.start for lesson in held), default=None)
    end = max((lesson.end for lesson in held), default=None)
    if day.isoformat() in child["absent"]:
        return Day(date=day, mode="absent", start=start, end=end)
    if held:
        return Day(date=day, mode="school", start=start, end=end)
    off = _day_off(child, day)
    if off is not None and _has_care(child, day):
        return Day(date=day, mode="care_only", reason=off.reason)
    return off or Day(date=day, mode="weekend" if day.weekday() >= _SATURDAY else "unknown")


def next_school_day(child: Json, choice: Choice, now: datetime) -> Day | None:
    """Return today until school is over, then the next day with school within 14 days."""
    days = (day_of(child, choice, now.date() + number * DAY) for number in range(HORIZON.days + 1))
    return next((day for day in days if day.has_school and day.end and day.end > now), None)


def _day_off(child: Json, day: date) -> Day | None:
    """Return a public holiday, or a day on which the school is closed."""
    if (name := _HOLIDAYS.get(day)) is not None:
        return Day(date=day, mode="holiday", reason=name)
    for closed in child["closed_days"]:
        if closed["first"] <= day.isoformat() <= closed["last"]:
            mode = "study_day" if closed["title"] == "Studiedag" else "closed"
            return Day(date=day, mode=mode, reason=closed["title"])
    return None


def _has_care(child: Json, day: date) -> bool:
    """Return whether times of after-school care are entered; none are on leave or when closed."""
    rows = [row for row in child["care"] if row["date"].startswith(day.isoformat())]
    return any(row["startDateTime"] or row["endDateTime"] for row in rows)


def _is_school_day(day: Day) -> str:
    return "unknown" if day.mode == "unknown" else switch(is_on=day.has_school)


def _attributes(day: Day) -> Mapping[str, str | None]:
    return {
        "reason": day.reason,
        "start": written(day.start) if day.start else None,
        "end": written(day.end) if day.end else None,
    }


def _to_bring(child: Json, choice: Choice, day: date) -> list[str]:
    """Return the things for the day's lessons in order, then what the school has written."""
    things = {_SPORTS: (_SPORTS_CLOTHES,), **choice.bring}
    items = [
        item
        for lesson in lessons_of(child, choice)
        if lesson.start.date() == day and not lesson.called_off
        for item in things.get(lesson.title, ())
    ]
    for entry in child["calendar"]:
        if entry["startDate"][:10] == day.isoformat():
            sentences = _TAG.sub("\n", unescape(entry["text"])).splitlines()
            items += [text.strip() for text in sentences if text.startswith("Ta med")]
    return list(dict.fromkeys(items))


def _school_days(lessons: Sequence[Lesson], now: datetime) -> list[tuple[str, ...]]:
    """Return from when to when there is school on each day of this week."""
    days: dict[date, list[Lesson]] = {}
    for lesson in lessons:
        if not lesson.called_off and is_this_week(lesson.start.date(), now):
            days.setdefault(lesson.start.date(), []).append(lesson)
    return [
        (written(min(x.start for x in held)), written(max(x.end for x in held)))
        for held in days.values()
    ]
