"""What events say of what has happened: heads and facts, never a text."""

from collections.abc import Mapping
from typing import Any

from ..school.absence_news import AbsenceNews
from ..school.models import (
    Change,
    ChangeKind,
    Message,
    NewsItem,
    Notification,
    Shift,
    TimetableEntry,
)
from ..school.told.spoken import subject_said


def of_message(message: Message) -> dict[str, Any]:
    """Return who wrote when about what."""
    sent = message.sent_at or message.sent_on
    return {
        "subject": message.subject,
        "sender": message.sender,
        "sent": None if sent is None else sent.isoformat(),
    }


def of_news(item: NewsItem) -> dict[str, Any]:
    """Return who published what when; a moment that only words tell is told in those words."""
    published = item.published
    return {
        "title": item.title,
        "author": item.author,
        "published": item.published_text if published is None else published.isoformat(),
    }


def of_notification(notification: Notification) -> dict[str, Any]:
    """Return what the bell says."""
    return {
        "type": notification.kind,
        "title": notification.title,
        "sub_title": notification.sub_title,
    }


def of_absence(news: AbsenceNews) -> dict[str, Any]:
    """Return the day, and the lesson that was missed."""
    return {"day": None if news.day is None else news.day.isoformat(), "subject": news.subject}


def of_change(change: Change, language: str, names: Mapping[str, str]) -> dict[str, Any]:
    """Return the lesson before and after, and whether the day begins or ends at another time."""
    called_off = change.kind is ChangeKind.CANCELLED
    lesson = change.before if called_off else change.after or change.before
    return {
        "day": change.day.isoformat(),
        "subject": None if lesson is None else subject_said(lesson, language, names),
        "before": _lesson(change.before),
        "after": _lesson(change.after),
        "day_start_before": _time(change.day_start, before=True),
        "day_start_after": _time(change.day_start, before=False),
        "day_end_before": _time(change.day_end, before=True),
        "day_end_after": _time(change.day_end, before=False),
        "starts_later": _is_later(change.day_start),
        "starts_earlier": _is_earlier(change.day_start),
        "ends_later": _is_later(change.day_end),
        "ends_earlier": _is_earlier(change.day_end),
    }


def _lesson(lesson: TimetableEntry | None) -> dict[str, Any] | None:
    if lesson is None:
        return None
    return {
        "title": lesson.title,
        "start": lesson.start.isoformat(),
        "end": lesson.end.isoformat(),
        "room": lesson.room,
        "teacher": lesson.teacher,
    }


def _time(shift: Shift | None, *, before: bool) -> str | None:
    """Return one side of a shift; None when there is no shift, or no lesson on that side."""
    moment = None if shift is None else shift.before if before else shift.after
    return None if moment is None else moment.isoformat()


def _is_later(shift: Shift | None) -> bool:
    """Return whether it comes later; not when no lesson takes place, before or after."""
    return bool(shift and shift.before and shift.after and shift.before < shift.after)


def _is_earlier(shift: Shift | None) -> bool:
    return bool(shift and shift.before and shift.after and shift.after < shift.before)
