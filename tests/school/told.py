"""Invented days of a family, for the tests of what is said of them: each has a name of its own."""

from datetime import date

from custom_components.skolplattformen.school.assessment_words import AssessmentKind
from custom_components.skolplattformen.school.assessments import Assessment, AssessmentSource
from custom_components.skolplattformen.school.bring import Bring, BringSource
from custom_components.skolplattformen.school.day_mode import DayMode
from custom_components.skolplattformen.school.lunches import Lunch
from custom_components.skolplattformen.school.models import Dish, TimetableEntry
from custom_components.skolplattformen.school.school_day import SchoolDay
from custom_components.skolplattformen.school.told.spoken import ChildDay
from custom_components.skolplattformen.school.usual import Differences

from .facts import at, row

# A Sunday evening.
SUNDAY = at("2026-11-22 19:00")
MONDAY = "2026-11-23"


def lessons(
    day: str = MONDAY, start: str = "08:20", end: str = "14:10"
) -> tuple[TimetableEntry, ...]:
    """Return two lessons that make a day."""
    return (
        row(f"{day} {start}", start, "Matematik"),
        row(f"{day} {start}", end, "Svenska"),
    )


def school(
    day: str = MONDAY,
    start: str = "08:20",
    end: str = "14:10",
    *,
    care: tuple[str | None, str | None] = (None, None),
    cancelled: tuple[TimetableEntry, ...] = (),
    held: tuple[TimetableEntry, ...] | None = None,
) -> SchoolDay:
    """Return a day with school."""
    return SchoolDay(
        day=date.fromisoformat(day),
        known=True,
        mode=DayMode.SCHOOL,
        lessons=lessons(day, start, end) if held is None else held,
        cancelled=cancelled,
        start=at(f"{day} {start}"),
        end=at(f"{day} {end}"),
        care_start=at(f"{day} {care[0]}") if care[0] else None,
        care_end=at(f"{day} {care[1]}") if care[1] else None,
    )


def other(
    mode: DayMode,
    day: str = MONDAY,
    *,
    reason: str | None = None,
    care: tuple[str | None, str | None] = (None, None),
    known: bool = True,
    cancelled: tuple[TimetableEntry, ...] = (),
) -> SchoolDay:
    """Return a day without lessons."""
    return SchoolDay(
        day=date.fromisoformat(day),
        known=known,
        mode=mode,
        reason=reason,
        cancelled=cancelled,
        care_start=at(f"{day} {care[0]}") if care[0] else None,
        care_end=at(f"{day} {care[1]}") if care[1] else None,
    )


def alva(
    day: SchoolDay,
    *,
    name: str = "Alva",
    has_timetable: bool = True,
    start: int = 0,
    end: int = 0,
    added: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    things: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    due: tuple[Assessment, ...] = (),
    lunch: Lunch | None = None,
) -> ChildDay:
    """Return what is told of a child."""
    differences = Differences(start=start, end=end, added=added, missing=missing)
    return ChildDay(
        name=name,
        day=day,
        has_timetable=has_timetable,
        lunch=lunch,
        differences=differences or None,
        bring=(
            *(Bring(text=thing, source=BringSource.SUBJECT) for thing in things),
            *(Bring(text=note, source=BringSource.NOTES) for note in notes),
        ),
        due=due,
    )


def to_do(
    title: str | None,
    subject: str | None = None,
    *,
    kind: AssessmentKind = AssessmentKind.TEST,
    done: bool = False,
) -> Assessment:
    """Return a task of Monday's."""
    return Assessment(
        uid=f"{title} {subject}",
        kind=kind,
        title=title,
        subject=subject,
        due_on=date.fromisoformat(MONDAY),
        due_at=None,
        done=done,
        source=AssessmentSource.ASSIGNMENTS,
    )


def serves(*dishes: str, closed: str | None = None) -> Lunch:
    """Return Monday's lunch."""
    served = tuple(Dish(name=dish) for dish in dishes)
    return Lunch(day=date.fromisoformat(MONDAY), dishes=served, own=served, closed=closed)
