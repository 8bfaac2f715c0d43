"""Units of learning ("planeringar"): what a class works with for some weeks."""

from dataclasses import dataclass
from datetime import date, datetime

from .assignments import Assignment
from .base import Model


@dataclass(frozen=True, kw_only=True)
class LearningPlan(Model):
    """One unit of learning, as the list has it."""

    id: int
    title: str | None
    subjects: tuple[str, ...]
    # `active`, `notstarted` or `finished`; None when the platform does not say.
    state: str | None


@dataclass(frozen=True, kw_only=True)
class LearningPlanList(Model):
    """The plans of this school year."""

    plans: tuple[LearningPlan, ...]
    read_at: datetime


@dataclass(frozen=True, kw_only=True)
class PlanField(Model):
    """One part of a written plan, under the school's own heading; the text is Markdown."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class LearningPlanText(Model):
    """A unit of learning with all that the school wrote."""

    plan: LearningPlan
    begins: date | None
    ends: date | None
    # As the platform lists persons: family name, comma, first name.
    teachers: tuple[str, ...]
    description: str | None
    fields: tuple[PlanField, ...]
    assignments: tuple[Assignment, ...]
    # Whether these are all the assignments.
    complete: bool
    read_at: datetime
