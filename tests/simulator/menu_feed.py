"""Feeds of menus as sites write them (docs/protocol.md L.1, L.5)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape

from aiohttp import web

type Entry = tuple[str, str, str]
"""Title, text and moment of an entry."""

WEEKDAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def rss(title: str, entries: Iterable[Entry]) -> web.Response:
    """Answer with an RSS feed; every other text is escaped, the others stand in CDATA."""
    items = "".join(
        f"<item><title>{escape(name)}</title><description>{_escaped(text, number)}</description>"
        f"<guid>{number}</guid><link>https://example.invalid/</link><pubDate>{when}</pubDate></item>"
        for number, (name, text, when) in enumerate(entries)
    )
    body = f'<rss version="2.0"><channel><title>{escape(title)}</title>{items}</channel></rss>'
    return web.Response(text=_DECLARATION + body, content_type="application/rss+xml")


def atom(title: str, entries: Iterable[Entry]) -> web.Response:
    """Answer with an Atom feed."""
    items = "".join(
        f"<entry><id>{number}</id><title>{escape(name)}</title><updated>{when}</updated>"
        f'<link href="/?d={number}"/><summary type="html">{escape(text)}</summary></entry>'
        for number, (name, text, when) in enumerate(entries)
    )
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{items}</feed>'
    return web.Response(text=_DECLARATION + body, content_type="application/atom+xml")


def midnight(day: date) -> str:
    """Write a day as RSS does: the midnight that it begins with, as if that were Greenwich's."""
    return format_datetime(datetime.combine(day, time.min, UTC), usegmt=True)


def _escaped(text: str, number: int) -> str:
    """Return text so that it may stand in an element."""
    return f"<![CDATA[{text}]]>" if number % 2 else escape(text)
