"""The news of the chosen child, all of them with their whole text.

Source: `docs/protocol.md` F.
"""

import asyncio
from datetime import datetime

from ...school.models import Attachment, News, NewsItem
from .attachments import parse_attachment
from .fields import ItemError, Row, Skipped, parse_extras, parse_items, whole
from .file_address import file_address, number_of
from .session import HubSession
from .text import to_text

_PATH = "/Communication/News/GetNewsList"
_ALL = {"pageSize": -1, "sortBy": "lastPublishDate___SORT_DESC"}


async def read_news(session: HubSession) -> News:
    """Return the news, newest first. Reading them marks nothing as read.

    Raises:
        UnexpectedAnswerError: as `parse_news`; otherwise as `HubSession.call`.

    """
    data = await session.call(_PATH, kind="news", json=_ALL)
    # A year of letters takes longer to turn into text than the event loop should stand still.
    return await asyncio.to_thread(parse_news, data, session.clock(), session.skipped)


def parse_news(data: object, read_at: datetime, skipped: Skipped) -> News:
    """Return the news; incomplete when the platform counts more than it gave.

    Raises:
        UnexpectedAnswerError: no list of news, or no item of it has a shape we know.

    """
    row = whole(data, "no news")
    given = row.items("items")
    items = parse_items(given, lambda item: _item(item, skipped), skipped, "news")
    total = row.optional_number("totalItemCount")
    return News(
        read_at=read_at,
        items=items,
        complete=total is None or (isinstance(given, list) and len(given) >= total),
    )


def _item(row: Row, skipped: Skipped) -> NewsItem:
    row.require("content")
    published_text = row.optional_text("publishedDateString")
    return NewsItem(
        id=row.number("id"),
        title=row.optional_text("title"),
        text=to_text(row.optional_text("content")),
        published=_published(row),
        published_text=published_text,
        author=row.optional_text("publishedBy"),
        picture=_picture(row),
        attachments=parse_extras(row.items("attachments"), parse_attachment, skipped, "files"),
    )


def _published(row: Row) -> datetime | None:
    """Return when it was published, from the moment or from a text that is a date."""
    for name in ("publishedDate", "publishedDateString"):
        try:
            return row.moment(name)
        except ItemError:
            continue
    return None


def _picture(row: Row) -> Attachment | None:
    address = file_address(row.optional_text("newsImageUrl"))
    if address is None:
        return None
    return Attachment(
        name=number_of(address),
        address=address,
        thumbnail=file_address(row.optional_text("newsThumbnailImageUrl")),
    )
