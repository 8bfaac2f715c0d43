"""The learning log of the chosen child, page by page to its end.

Source: `docs/protocol.md` K.
"""

import asyncio
from typing import Final

from ...school.models import LearningLog, LearningLogEntry
from .attachments import parse_attachment, parse_media
from .fields import Row, Skipped, parse_extras, parse_items
from .session import HubSession
from .text import to_text

_PATH = "/learnlog/learnlog/getlearnlogs"
_PAGE_SIZE = 20
# A log of many years is not read to its end: its newest pages are, and it says so.
MOST_PAGES: Final = 10


async def read_learning_log(session: HubSession, pages: int) -> LearningLog:
    """Return the newest pages of the log; all of it when there are no more.

    Raises:
        UnexpectedAnswerError: as `parse_page`; otherwise as `HubSession.call`.

    """
    entries: dict[int, LearningLogEntry] = {}
    complete = False
    for page in range(1, pages + 1):
        query = f"learnLogType=0&pageNumber={page}&pageSize={_PAGE_SIZE}"
        data = await session.call(f"{_PATH}?{query}", kind="learning_log")
        parsed = await asyncio.to_thread(parse_page, data, session.skipped)
        brought = {entry.id: entry for entry in parsed}
        # A platform that gives its first page again whatever is asked would never end.
        repeats = brought.keys() <= entries.keys()
        entries |= brought
        complete = isinstance(data, list) and len(data) < _PAGE_SIZE
        if complete or repeats:
            break
    return LearningLog(
        read_at=session.clock(),
        entries=tuple(sorted(entries.values(), key=lambda entry: entry.id, reverse=True)),
        complete=complete,
    )


def parse_page(data: object, skipped: Skipped) -> tuple[LearningLogEntry, ...]:
    """Return the entries of one page.

    Raises:
        UnexpectedAnswerError: no list, or no entry of it has a shape we know.

    """
    return parse_items(data, lambda row: _entry(row, skipped), skipped, "learning_log")


def _entry(row: Row, skipped: Skipped) -> LearningLogEntry:
    row.require("text", "groupName")
    return LearningLogEntry(
        id=row.number("id"),
        title=row.optional_text("title"),
        text=to_text(row.optional_text("text")),
        group=row.optional_text("groupName"),
        modified_text=row.optional_text("lastModifiedOn"),
        subjects=row.optional_text("subjectsCoursesDisplayString"),
        media=parse_extras(row.items("media"), parse_media, skipped, "files"),
        attachments=parse_extras(
            row.items("attachments") or [], parse_attachment, skipped, "files"
        ),
    )
