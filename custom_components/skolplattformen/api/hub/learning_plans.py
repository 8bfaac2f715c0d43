"""The chosen child's units of learning ("planeringar"), and one of them with all that it says.

Source: `docs/protocol.md` I.3.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from ...school.models import LearningPlan, LearningPlanList, LearningPlanText, PlanField
from ..exceptions import UnexpectedAnswerError, UnknownPlanError
from .answers import EmptyAnswerError
from .assignments import AssignmentPage, in_order, parse_assignment
from .fields import ItemError, Row, Skipped, parse_extras, parse_items, whole
from .session import HubSession
from .text import to_text

_LIST = "/UolV2/UolV2/GetUols"
_ONE = "/UolV2/UolV2/GetUol"
_ASSIGNMENTS = "/UolV2/UolV2/GetAllTasks"

_BEGINS, _ENDS = "Startdatum", "Slutdatum"
_TEACHERS, _DESCRIPTION = "Lärare", "Beskrivning"
_READ_OUT = frozenset({_BEGINS, _ENDS, _TEACHERS, _DESCRIPTION})


async def read_plans(session: HubSession) -> LearningPlanList:
    """Return the plans of this school year.

    Raises:
        UnexpectedAnswerError: as `parse_plans`; otherwise as `HubSession.call`.

    """
    data = await session.call(_LIST, kind="plans", json={})
    return parse_plans(data, session.clock(), session.skipped)


async def read_plan(session: HubSession, plan_id: int) -> LearningPlanText:
    """Return one plan of the chosen child's list, with its assignments.

    Raises:
        UnknownPlanError: the child has no such plan.
        UnexpectedAnswerError: as the parsers; otherwise as `HubSession.call`.

    """
    plans = (await read_plans(session)).plans
    plan = next((plan for plan in plans if plan.id == plan_id), None)
    if plan is None:
        raise UnknownPlanError("the child's list does not have the plan")
    data = await session.call(_ONE, kind="plan", json={"id": plan_id})
    # Texts take longer to turn into Markdown than the event loop should stand still.
    text = await asyncio.to_thread(parse_plan, data, plan, session.clock(), session.skipped)
    try:
        data = await session.call(_ASSIGNMENTS, kind="plan_assignments", json={"id": plan_id})
    except EmptyAnswerError:
        # That is how the platform says that there are none.
        return text
    page = await asyncio.to_thread(parse_plan_assignments, data, session.skipped)
    return replace(text, assignments=in_order(page.assignments), complete=not page.more)


def parse_plans(data: object, read_at: datetime, skipped: Skipped) -> LearningPlanList:
    """Return the plans, their subjects by name.

    Raises:
        UnexpectedAnswerError: not a list, or no plan of it has a shape we know.

    """
    row = whole(data, "not a list of plans")
    names = dict(parse_extras(row.items("subjects"), _subject, skipped, "plan_subjects"))
    plans = parse_items(row.items("uols"), lambda plan: _plan(plan, names), skipped, "plans")
    return LearningPlanList(plans=plans, read_at=read_at)


def parse_plan(
    data: object, plan: LearningPlan, read_at: datetime, skipped: Skipped
) -> LearningPlanText:
    """Return what is written in a plan of the list.

    Raises:
        UnexpectedAnswerError: it is no plan, or another one.

    """
    try:
        row = Row(data)
        is_the_one = row.number("id") == plan.id
    except ItemError as err:
        raise UnexpectedAnswerError("not a plan") from err
    if not is_the_one:
        raise UnexpectedAnswerError("another plan came")
    sections = _rows(row, "sections", skipped)
    parts = [part for section in sections for part in _rows(section, "sections", skipped)]
    overview = [field for section in sections for field in _fields(section, "overview", skipped)]
    written = [field for part in parts for field in _fields(part, "fields", skipped)]
    told = {label: value for label, value in overview if label in _READ_OUT}
    rest = [field for field in overview if field[0] not in _READ_OUT]
    return LearningPlanText(
        plan=plan,
        begins=_day(told.get(_BEGINS)),
        ends=_day(told.get(_ENDS)),
        teachers=_persons(told.get(_TEACHERS)),
        description=to_text(told.get(_DESCRIPTION)),
        fields=tuple(
            PlanField(label=label.removesuffix(":").rstrip(), text=text)
            for label, value in [*rest, *written]
            if (text := to_text(value))
        ),
        assignments=(),
        complete=True,
        read_at=read_at,
    )


def parse_plan_assignments(data: object, skipped: Skipped) -> AssignmentPage:
    """Return the assignments of a plan.

    Raises:
        UnexpectedAnswerError: not a list, or no assignment of it has a shape we know.

    """
    row = whole(data, "not a plan's assignments")
    return AssignmentPage(
        assignments=parse_items(row.items("tasks"), parse_assignment, skipped, "plan_assignments"),
        more=row.optional_truth("hasMore") is not False,
    )


def _subject(row: Row) -> tuple[str, str]:
    return row.identifier("id"), row.text("name")


def _plan(row: Row, names: Mapping[str, str]) -> LearningPlan:
    subjects = row.items("subjects")
    numbers = [str(number) for number in subjects] if isinstance(subjects, list) else []
    return LearningPlan(
        id=row.number("id"),
        title=row.optional_text("title"),
        subjects=tuple(names[number] for number in numbers if number in names),
        state=row.optional_text("state"),
    )


def _rows(row: Row, name: str, skipped: Skipped) -> tuple[Row, ...]:
    return parse_extras(row.items(name) or [], lambda inner: inner, skipped, "plan_sections")


def _fields(row: Row, name: str, skipped: Skipped) -> list[tuple[str, str]]:
    """Return labels and values; what is empty is left out."""
    found = parse_extras(row.items(name) or [], _field, skipped, "plan_fields")
    return [(label, value) for label, value in found if value]


def _field(row: Row) -> tuple[str, str | None]:
    return row.text("label"), row.optional_text("value")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _persons(text: str | None) -> tuple[str, ...]:
    """Return persons of a list in which family names and first names follow each other by commas."""
    words = [word.strip() for word in (text or "").split(",") if word.strip()]
    return tuple(", ".join(words[place : place + 2]) for place in range(0, len(words), 2))
