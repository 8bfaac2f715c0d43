"""What a guardian must see of what has come in: messages, news, notifications, work, the calendar."""

from datetime import date, datetime, time, timedelta

from .rows import DAY, Expected, Json, is_this_week, local, written

_DUE_AHEAD = 7 * DAY
_LISTED_FOR = 14 * DAY
_SECOND = timedelta(seconds=1)

# What is there at first is not announced.
_NEVER = dict.fromkeys(
    ("message", "news", "notification", "absence", "timetable_change"), "unknown"
)


def of_inbox(child: Json, now: datetime) -> Expected:
    """Return what must be shown."""
    newest = max(child["news"], key=lambda item: (item["publishedDate"], item["id"]), default=None)
    due = [row for row in _tasks(child) if _is_due(row, now)]
    listed = todo(child, now)
    return Expected(
        states={
            "unread_messages": str(sum(message["isNew"] for message in child["messages"])),
            "unread_notifications": str(sum(x["state"] == "New" for x in child["notifications"])),
            "latest_news": newest["title"] if newest else "unknown",
            "assignments_due": str(len(due)),
            "assignments": str(sum(status == "needs_action" for _, _, status in listed)),
            **_NEVER,
        },
        attributes={
            "assignments_due": {
                "assignments": [{"title": row["title"], "due": _due_text(row)} for row in due]
            }
        },
        events={
            "school_calendar": [
                _entry(entry) for entry in child["calendar"] if is_this_week(_first(entry), now)
            ]
        },
    )


def todo(child: Json, now: datetime) -> list[tuple[str, str, str]]:
    """Return what must stand in the to-do list: title, when it is due, and status."""
    return [
        (
            row["title"],
            _due_text(row),
            "completed" if row["status"] == "Done" else "needs_action",
        )
        for row in _tasks(child)
        if _due(row).date() >= now.date() - _LISTED_FOR
    ]


def _tasks(child: Json) -> list[Json]:
    """Return all tasks, the first due first; every test of the calendar has one."""
    return sorted(child["tasks"], key=lambda row: (_due(row), row["title"]))


def _due(row: Json) -> datetime:
    return local(row["dueDateDateValue"])


def _due_text(row: Json) -> str:
    """Return when a task is due; midnight is no time of day."""
    due = _due(row)
    return due.date().isoformat() if due.time() == time.min else written(due)


def _is_due(row: Json, now: datetime) -> bool:
    """Return whether a task is still to be done, within a week."""
    due = _due(row)
    is_past = due <= now and due.time() != time.min
    in_time = now.date() <= due.date() <= now.date() + _DUE_AHEAD
    return in_time and not is_past and row["status"] != "Done"


def _first(entry: Json) -> date:
    return local(entry["startDateFull"]).date()


def _entry(entry: Json) -> tuple[str, str, str]:
    """Return an entry; whole days end at the next midnight or just before it."""
    start, end = local(entry["startDateFull"]), local(entry["endDateFull"])
    if entry["isAllDayEvent"]:
        after = (end - _SECOND).date() + DAY
        return start.date().isoformat(), after.isoformat(), entry["title"]
    return written(start), written(end), entry["title"]
