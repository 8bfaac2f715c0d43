"""Tests, homework and assignments, recognised in the calendar and among the tasks."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.school.assessment_words import AssessmentKind
from custom_components.skolplattformen.school.assessments import (
    Assessment,
    AssessmentSource,
    assessments,
    due_within,
)
from custom_components.skolplattformen.school.models import (
    Assignment,
    AssignmentList,
    SchoolCalendar,
    SchoolEvent,
)

from .facts import KEY, at

MONDAY = date(2026, 11, 23)
NOW = at("2026-11-23 07:00")


def _event(
    title: str | None = "Prov i geografi",
    *,
    kind: str | None = None,
    task: str | None = None,
    number: str = "880011",
    first: date = date(2026, 11, 26),
    start: str | None = None,
    end: str | None = None,
    subjects: tuple[str, ...] = (),
) -> SchoolEvent:
    return SchoolEvent(
        id=number,
        first=first,
        last=first,
        start=at(f"{first} {start}") if start else None,
        end=at(f"{first} {end or start}") if start else None,
        title=title,
        kind=kind,
        task=task,
        subjects=subjects,
    )


def _task(
    title: str | None = "Labbrapport",
    *,
    number: int = 5500001,
    due: str | None = "2026-11-27",
    status: str = "Due",
    subject: str | None = None,
) -> Assignment:
    moment = at(due) if due else None
    return Assignment(
        id=number,
        title=title,
        status=status,
        due_on=moment.date() if moment else None,
        due_at=moment if moment and len(due or "") > 10 else None,
        subject=subject,
    )


def _calendar(*events: SchoolEvent) -> SchoolCalendar:
    return SchoolCalendar(
        first=MONDAY, last=MONDAY + timedelta(days=60), read_at=NOW, events=events
    )


def _tasks(*tasks: Assignment) -> AssignmentList:
    return AssignmentList(assignments=tasks, complete=True, read_at=NOW)


def _of(
    events: tuple[SchoolEvent, ...] = (), tasks: tuple[Assignment, ...] = (), now: datetime = NOW
) -> tuple[Assessment, ...]:
    return assessments(KEY, _calendar(*events), _tasks(*tasks), now)


def test_a_test_in_the_calendar() -> None:
    """It is due when it begins, and belongs to the subjects that the school names."""
    (found,) = _of((_event(start="12:10", end="13:10", subjects=("Geografi", "SO")),))

    assert found == Assessment(
        uid=found.uid,
        kind=AssessmentKind.TEST,
        title="Prov i geografi",
        subject="Geografi, SO",
        due_on=date(2026, 11, 26),
        due_at=at("2026-11-26 12:10"),
        done=False,
        source=AssessmentSource.CALENDAR,
    )


@pytest.mark.parametrize(
    ("title", "kind", "expected"),
    [
        ("Kapitel 3", "Prov", "test"),
        ("Kapitel 3", "prov", "test"),
        ("Kapitel 3", "Nationella prov", "test"),
        ("Repetition inför prov", "Prov", "test"),
        ("Sidan 42", "Läxa", "homework"),
        ("Läxförhör engelska", "Läxa", "test"),
        ("Bokrecension", "Inlämningsuppgift", "assignment"),
        (None, "Prov", "test"),
        ("Prov i NO", "Händelse", "test"),
        ("Kapitel 3", "Händelse", None),
        ("Provsmakning", "Aktivitet", None),
        ("Kapitel 3 inställt", "Prov", None),
        (None, None, None),
    ],
)
def test_the_schools_own_kind(title: str | None, kind: str | None, expected: str | None) -> None:
    """What the school calls an entry counts, unless its title says that it is a test."""
    assert [one.kind for one in _of((_event(title, kind=kind),))] == (
        [expected] if expected else []
    )


def test_an_entry_without_a_title_is_called_by_its_kind() -> None:
    """A test has a title to show."""
    (found,) = _of((_event(None, kind="Prov"),))

    assert found.title == "Prov"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Prov i NO", "test"),
        ("Läsläxa", "homework"),
        ("Glosor kapitel 6", "homework"),
        ("Labbrapport om lösningar", "assignment"),
        ("Instuderingsfrågor inför provet", "assignment"),
        (None, "assignment"),
    ],
)
def test_tasks(title: str | None, expected: str) -> None:
    """A task is at least an assignment."""
    (found,) = _of(tasks=(_task(title, subject="NO", status="Done"),))

    assert (found.kind, found.title, found.subject) == (expected, title, "NO")
    assert (found.due_on, found.due_at, found.done) == (date(2026, 11, 27), None, True)
    assert found.source is AssessmentSource.ASSIGNMENTS


def test_a_mirrored_task_is_one_item() -> None:
    """The task says what it is and whether it is done; the calendar adds time, kind and subject."""
    mirror = _event(
        "Geografi kapitel 3",
        kind="Prov",
        task="5500001",
        start="12:10",
        end="13:10",
        subjects=("Geografi",),
    )
    task = _task("Kapitel 3", due="2026-11-26", status="Done")

    (found,) = _of((mirror,), (task,))

    assert (found.kind, found.title, found.subject) == ("test", "Kapitel 3", "Geografi")
    assert (found.due_on, found.due_at) == (date(2026, 11, 26), at("2026-11-26 12:10"))
    assert found.done is True
    assert found.source is AssessmentSource.ASSIGNMENTS


def test_a_mirror_does_not_move_the_task() -> None:
    """The task's own day and time stay; the calendar's stand in only where there are none."""
    mirror = _event(task="5500001", start="12:10")

    def due(task: Assignment) -> tuple[date | None, datetime | None]:
        (found,) = _of((mirror,), (task,))
        return found.due_on, found.due_at

    assert due(_task(due="2026-11-27")) == (date(2026, 11, 27), None)
    assert due(_task(due="2026-11-26 08:00")) == (date(2026, 11, 26), at("2026-11-26 08:00"))
    assert due(_task(due=None)) == (date(2026, 11, 26), at("2026-11-26 12:10"))


def test_a_mirror_alone() -> None:
    """While the tasks are not known, their mirrors stand for them, by the same identity."""
    mirror = _event("Bokrecension", task="5500001")
    (alone,) = assessments(KEY, _calendar(mirror), None, NOW)
    (both,) = _of((mirror,), (_task("Bokrecension"),))

    assert (alone.kind, alone.source) == ("assignment", "calendar")
    assert alone.uid == both.uid
    assert both.source is AssessmentSource.ASSIGNMENTS


def test_a_cancelled_mirror_leaves_the_task() -> None:
    """The task is still to be done until the school takes it away."""
    mirror = _event("Inställt: Prov i geografi", kind="Prov", task="5500001")

    (found,) = _of((mirror,), (_task("Geografi"),))

    assert found.kind is AssessmentKind.ASSIGNMENT


def test_uids() -> None:
    """They last while words and times change, differ between children, and hide the ids."""
    test = _event(start="12:10")
    (found,) = _of((test,))
    (moved,) = _of((replace(test, title="Prov!", first=date(2026, 11, 30), start=None, end=None),))
    (other,) = assessments("fedcba9876543210", _calendar(test), None, NOW)
    twice = _of((test, replace(test, first=date(2026, 12, 3)), test))
    task_of_same_number = _of((_event(number="1"),), (_task(number=1),))

    assert found.uid == "d8ae958378fce4e6685332b1f6946bbe"
    assert moved.uid == found.uid
    assert other.uid != found.uid
    assert len({one.uid for one in twice}) == len(twice) == 2
    assert len({one.uid for one in task_of_same_number}) == 2


def test_a_test_in_the_calendar_is_done_when_it_is_over() -> None:
    """With a time at its end, without one when the day is over; anywhere on Earth."""
    timed = _event(start="12:10", end="13:10")
    pacific = ZoneInfo("US/Pacific")

    def done(event: SchoolEvent, now: str) -> bool:
        (found,) = _of((event,), now=at(now).astimezone(pacific))
        return found.done

    assert done(timed, "2026-11-26 13:09") is False
    assert done(timed, "2026-11-26 13:10") is True
    assert done(_event(), "2026-11-26 23:59") is False
    assert done(_event(), "2026-11-27 00:00") is True


def test_order() -> None:
    """The first due comes first, whole days before times, undated last."""
    found = _of(
        (
            _event("Prov D", number="4", start="12:10"),
            _event("Prov C", number="3", start="08:05"),
            _event("Prov B", number="2"),
        ),
        (_task("E", number=5, due=None), _task("A", number=1, due="2026-11-24")),
    )

    assert [one.title for one in found] == ["A", "Prov B", "Prov C", "Prov D", "E"]


def test_due_within() -> None:
    """Today counts as day 0; what is done, over or undated is not due, nor is what was due."""
    found = _of(
        (
            _event("Läxförhör", number="1", first=MONDAY, start="08:05", end="08:55"),
            _event("Prov i NO", number="2", first=MONDAY + timedelta(days=7)),
            _event("Prov i SO", number="3", first=MONDAY + timedelta(days=8)),
        ),
        (
            _task("Läsläxa", number=1, due="2026-11-23"),
            _task("Rapport", number=2, due="2026-11-24", status="Done"),
            _task("Karta", number=3, due="2026-11-20"),
            _task("Dikt", number=4, due=None),
            _task("Uppsats", number=5, due="2026-11-23 08:00"),
        ),
    )

    def titles(now: str, days: int) -> list[str | None]:
        return [one.title for one in due_within(found, at(now), days)]

    assert titles("2026-11-23 07:00", 0) == ["Läsläxa", "Uppsats", "Läxförhör"]
    assert titles("2026-11-23 08:00", 0) == ["Läsläxa", "Läxförhör"]
    assert titles("2026-11-23 09:00", 7) == ["Läsläxa", "Prov i NO"]
    assert titles("2026-11-23 09:00", 8) == ["Läsläxa", "Prov i NO", "Prov i SO"]
    assert titles("2026-11-23 09:00", -1) == []


def test_nothing_known() -> None:
    """Nothing read gives nothing, in July too."""
    assert assessments(KEY, None, None, at("2026-07-06 12:00")) == ()
    assert due_within((), NOW, 7) == ()
