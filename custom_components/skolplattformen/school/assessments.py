"""Tests, homework and assignments of a child, out of the calendar and the tasks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256

from .assessment_words import AssessmentKind, kind_called, recognised
from .models import Assignment, AssignmentList, SchoolCalendar, SchoolEvent
from .models.called_off import is_called_off
from .moments import instant, swedish_day

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class AssessmentSource(StrEnum):
    """Where something to be done was found."""

    CALENDAR = "calendar"
    ASSIGNMENTS = "assignments"


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """A test, homework or an assignment, as the school wrote it."""

    # Lasts while the school changes words and times.
    uid: str
    kind: AssessmentKind
    title: str | None
    subject: str | None
    # None: the school does not say.
    due_on: date | None
    # None when no time of day is told.
    due_at: datetime | None
    # The school calls it done; or it stands in the calendar alone, and is over.
    done: bool
    source: AssessmentSource
    # All that the school wrote about it, as Markdown.
    text: str | None = None


def assessments(
    child_key: str,
    calendar: SchoolCalendar | None,
    assignments: AssignmentList | None,
    now: datetime,
) -> tuple[Assessment, ...]:
    """Return all that is to be done or was, the first due first, undated last.

    All tasks are something to be done; entries of the calendar only those that the school calls
    a test, homework or a task, or whose title says so. An entry that mirrors a task is one with
    it, and stands for it while the task is not known.
    """
    mirrors: dict[str, tuple[SchoolEvent, AssessmentKind]] = {}
    found: dict[str, Assessment] = {}
    events = _events(calendar)
    occurrences = Counter(event.id for event in events)
    for event in events:
        kind = _kind_of(event)
        if kind is None:
            continue
        if event.task is not None:
            mirrors.setdefault(event.task, (event, kind))
            uid = _uid(child_key, "task", event.task)
        elif occurrences[event.id] > 1:
            uid = _uid(child_key, "event", event.id, event.first.isoformat())
        else:
            uid = _uid(child_key, "event", event.id)
        found.setdefault(uid, _of_event(uid, event, kind, now))
    tasks = {task.id: task for task in (assignments.assignments if assignments else ())}
    for task in tasks.values():
        uid = _uid(child_key, "task", str(task.id))
        found[uid] = _of_task(uid, task, *mirrors.get(str(task.id), (None, None)))
    return tuple(sorted(found.values(), key=_order))


def due_within(items: Iterable[Assessment], now: datetime, days: int) -> tuple[Assessment, ...]:
    """Return what is still to be done today or within so many days after it."""
    today = swedish_day(now)
    return tuple(
        item
        for item in _ahead(items, now)
        if item.due_on is not None and (item.due_on - today).days <= days
    )


def _ahead(items: Iterable[Assessment], now: datetime) -> Iterator[Assessment]:
    """Yield what is not done, and due today or later, but not at a time that has passed."""
    today = swedish_day(now)
    for item in items:
        is_past = item.due_at is not None and instant(item.due_at) <= instant(now)
        if not item.done and item.due_on is not None and item.due_on >= today and not is_past:
            yield item


def _events(calendar: SchoolCalendar | None) -> list[SchoolEvent]:
    """Return the entries, each once on a day, always in the same order."""
    events = {(event.first, event.id): event for event in (calendar.events if calendar else ())}
    return [events[key] for key in sorted(events)]


def _kind_of(event: SchoolEvent) -> AssessmentKind | None:
    """Return what an entry of the calendar is, if it is anything to be done."""
    title = event.title or ""
    if is_called_off(title):
        return None
    said, called = recognised(title), kind_called(event.kind or "")
    if AssessmentKind.TEST in {said, called}:
        return AssessmentKind.TEST
    return said or called or (AssessmentKind.ASSIGNMENT if event.task is not None else None)


def _of_event(uid: str, event: SchoolEvent, kind: AssessmentKind, now: datetime) -> Assessment:
    end = event.end or event.start
    is_over = swedish_day(now) > event.last if end is None else instant(end) <= instant(now)
    return Assessment(
        uid=uid,
        kind=kind,
        title=event.title or event.kind,
        subject=", ".join(event.subjects) or None,
        due_on=event.first,
        due_at=event.start,
        done=is_over,
        source=AssessmentSource.CALENDAR,
        text=event.text,
    )


def _of_task(
    uid: str, task: Assignment, mirror: SchoolEvent | None, mirrored: AssessmentKind | None
) -> Assessment:
    """Return a task, with what its entry in the calendar knows beside it."""
    kinds = {recognised(task.title or ""), mirrored}
    due_on, due_at = task.due_on, task.due_at
    if due_on is None and due_at is not None:
        due_on = swedish_day(due_at)
    if mirror is not None:
        due_on = due_on or mirror.first
        due_at = due_at or (mirror.start if mirror.first == due_on else None)
    return Assessment(
        uid=uid,
        kind=next((kind for kind in AssessmentKind if kind in kinds), AssessmentKind.ASSIGNMENT),
        title=task.title or (mirror.title if mirror else None),
        subject=task.subject or (", ".join(mirror.subjects) if mirror else None) or None,
        due_on=due_on,
        due_at=due_at,
        done=task.done,
        source=AssessmentSource.ASSIGNMENTS,
        text=task.description or (mirror.text if mirror else None),
    )


def _uid(child_key: str, *name: str) -> str:
    text = "\n".join((child_key, *name))
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


def _order(item: Assessment) -> tuple[object, ...]:
    at = item.due_at
    return (
        item.due_on is None,
        item.due_on or date.max,
        at is not None,
        instant(at) if at else _BEFORE_ALL,
        item.title or "",
        item.uid,
    )
