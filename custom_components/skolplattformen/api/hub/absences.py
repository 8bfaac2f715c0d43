"""The chosen child's absences of the past.

Source: `docs/protocol.md` J.2.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
import re

from ...school.models import Absence, Absences
from .fields import Row, Skipped, parse_items, whole
from .session import HubSession

_PATH = "/attendance/attendance/GetAttendanceList"

_PAGE_SIZE = 20
# Four hundred absences; more than a school year has days.
_MOST_PAGES = 20

_DATE = re.compile(r"(\d{1,2}) ([a-zåäö]+)\.? (\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, kw_only=True)
class AbsencePage:
    """One page: what could be read of it, and what it says of the whole."""

    # Each with what tells it from others: some rows share an id.
    items: tuple[tuple[Hashable, Absence], ...]
    # How many rows it has, those that could not be read among them.
    length: int
    total: int | None
    more: bool | None
    # How long the platform makes its pages.
    size: int | None


async def read_absences(session: HubSession) -> Absences:
    """Return all absences, page by page, as long as the platform turns them.

    Raises:
        UnexpectedAnswerError: as `parse_absences`; otherwise as `HubSession.call`.

    """
    found: dict[Hashable, Absence] = {}
    rows, size, complete = 0, _PAGE_SIZE, False
    for number in range(1, _MOST_PAGES + 1):
        page = await _read_page(session, number, size)
        if number > 1 and dict(page.items).keys() <= found.keys():
            # The page was not turned: there is more, and we cannot have it.
            complete = page.length == 0 and (page.total is None or page.total <= rows)
            break
        if number == 1:
            # Pages of another length than the first would leave a gap behind it.
            size = page.size or _PAGE_SIZE
        found |= dict(page.items)
        rows += page.length
        if not _has_more(page, rows):
            complete = page.more is not None or page.total is not None
            break
    return Absences(read_at=session.clock(), items=tuple(found.values()), complete=complete)


async def _read_page(session: HubSession, number: int, size: int) -> AbsencePage:
    """Return a page, counted from 1; the first is as long as the platform makes it."""
    asked = {} if number == 1 else {"page": number, "pageSize": size}
    return parse_absences(await session.call(_PATH, kind="absences", json=asked), session.skipped)


def _has_more(page: AbsencePage, rows: int) -> bool:
    """Return whether there may be more rows than those read so far: either sign is enough."""
    return page.more is True or (page.total is not None and page.total > rows)


def parse_absences(data: object, skipped: Skipped) -> AbsencePage:
    """Return one page.

    Raises:
        UnexpectedAnswerError: not a page, or no item of it has a shape we know.

    """
    row = whole(data, "not a page of absences")
    items = row.items("items")
    return AbsencePage(
        items=parse_items(items, _absence, skipped, "absences"),
        length=len(items) if isinstance(items, list) else 0,
        total=row.optional_number("totalItems"),
        more=row.optional_truth("more"),
        size=row.optional_number("pageSize"),
    )


def _absence(row: Row) -> tuple[Hashable, Absence]:
    row.require("time", "subject")
    short, long = row.text("shortDate"), row.optional_text("longDate")
    absence = Absence(
        day=_day(long or short),
        date_text=long or short,
        time=row.optional_text("time"),
        subject=row.optional_text("subject"),
        reason=row.text("reason"),
        comment=row.optional_text("comment"),
        minutes=row.optional_number("minutes"),
    )
    # The year is only in the long date.
    identity = (row.identifier("id"), absence.date_text, absence.time, absence.subject)
    return (*identity, absence.reason), absence


def _day(text: str) -> date | None:
    """Return the day of `fredag 20 november 2026`, which is meant for people."""
    found = _DATE.search(text.casefold())
    if found is None or found[2][:3] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    except ValueError:
        return None
