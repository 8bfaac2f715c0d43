"""The chosen child's assignments ("uppgifter").

Source: `docs/protocol.md` I.1.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from ...school.models import Assignment, AssignmentList
from ..exceptions import UnexpectedAnswerError, UnreachableError
from .fields import ItemError, Row, Skipped, parse_items, whole
from .session import HubSession
from .text import to_text

_PATH = "/task/task/GetTasks"

_PAGE_SIZE = 100
_MOST_PAGES = 10


@dataclass(frozen=True, kw_only=True)
class AssignmentPage:
    """One page of assignments; there may be another unless the platform says no."""

    assignments: tuple[Assignment, ...]
    more: bool


async def read_assignments(session: HubSession) -> AssignmentList:
    """Return the assignments, page by page as long as each brings something: a thousand at most.

    Raises:
        UnexpectedAnswerError: as `parse_assignments`, or only this endpoint fails, as it does for
            a child in preschool; otherwise as `HubSession.call`.

    """
    found: dict[int, Assignment] = {}
    complete = False
    for number in range(1, _MOST_PAGES + 1):
        page = await _read_page(session, number)
        brought = {assignment.id: assignment for assignment in page.assignments}
        complete = not page.more
        if complete or brought.keys() <= found.keys():
            found |= brought
            break
        found |= brought
    return AssignmentList(
        assignments=in_order(found.values()), complete=complete, read_at=session.clock()
    )


async def _read_page(session: HubSession, number: int) -> AssignmentPage:
    """Return a page, counted from 1."""
    asked = {"page": number, "pageSize": _PAGE_SIZE}
    try:
        data = await session.call(_PATH, kind="assignments", json=asked)
    except UnreachableError as err:
        # A platform that is down does not show its home page either.
        await session.home()
        raise UnexpectedAnswerError("only the assignments cannot be read") from err
    # A hundred descriptions take longer to turn into text than the event loop should stand still.
    return await asyncio.to_thread(parse_assignments, data, session.skipped)


def parse_assignments(data: object, skipped: Skipped) -> AssignmentPage:
    """Return one page.

    Raises:
        UnexpectedAnswerError: not a page, or no item of it has a shape we know.

    """
    row = whole(data, "not a page of assignments")
    return AssignmentPage(
        assignments=parse_items(row.items("items"), _listed, skipped, "assignments"),
        more=row.optional_truth("more") is not False,
    )


def _listed(row: Row) -> Assignment:
    """Return an assignment of the child's list, which is nothing without when, and whether it is done."""
    row.require("status", "dueDate")
    return parse_assignment(row)


def parse_assignment(row: Row) -> Assignment:
    """Return an assignment of the child's list, or of a unit of learning; only its id is needed."""
    due_on, due_at = _due(row)
    return Assignment(
        id=row.number("id"),
        title=row.optional_text("title"),
        status=row.optional_text("status"),
        due_on=due_on,
        due_at=due_at,
        subject=row.optional_text("subject"),
        description=to_text(row.optional_text("description")),
        status_text=row.optional_text("statusText"),
        overdue=row.optional_truth("isOverdue"),
        read=row.optional_truth("read"),
        has_files=row.optional_truth("hasFiles"),
        has_links=row.optional_truth("hasLinks"),
        milestones=row.optional_number("milestoneCount"),
        milestones_complete=row.optional_number("milestonesComplete"),
    )


def in_order(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Return the assignments, the first due first and those without a day last."""

    def key(assignment: Assignment) -> tuple[date, time, int]:
        at = assignment.due_at
        return assignment.due_on or date.max, at.time() if at else time.min, assignment.id

    return tuple(sorted(assignments, key=key))


def _due(row: Row) -> tuple[date | None, datetime | None]:
    """Return the day and, unless it is midnight, the moment.

    `dueDate` is a moment or Swedish words, which are not read: then the other field is there.
    """
    for name in ("dueDateDateValue", "dueDate"):
        try:
            moment = row.moment(name)
        except ItemError:
            continue
        return moment.date(), moment if moment.time() != time.min else None
    return None, None
