"""Menus of foodit (webmenu.foodit.se): one week of one kitchen in one feed.

Source: `docs/protocol.md` L.5.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnknownSchoolError
from ..transport import Answer, Transport
from .feed import Entry
from .feed_week import week_menu
from .source import MenuSource, host_of
from .text import tidy
from .week import BadItemError, date_of, empty_menu, this_monday

SITE = "foodit"
_HOST = "webmenu.foodit.se"
_HEADERS = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9"}
# Region, municipality, part of it, and customer: together they name a kitchen.
_KEYS = ("r", "m", "p", "c")
_WEEK = timedelta(weeks=1)
# "Måndag 20260309"
_DAY = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)
# ": Fisksoppa. : Linssoppa.": a colon with nothing before it in its sentence begins a dish.
_NEXT_DISH = re.compile(r"(?:^|(?<=[\s.!?])):")


class Foodit(MenuSource):
    """The menu of one kitchen."""

    site = SITE
    hosts = frozenset({_HOST})

    def __init__(self, key: tuple[str, ...]) -> None:
        """Remember the kitchen by its four numbers."""
        super().__init__()
        self._key = dict(zip(_KEYS, key, strict=True))

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen.

        """
        if host_of(url) != _HOST:
            return None
        given = {name.lower(): value for name, value in url.query.items()}
        key = tuple(given.get(name, "") for name in _KEYS)
        if not all(part.isascii() and part.isdigit() and len(part) <= 9 for part in key):
            raise UnknownSchoolError("the address names no school")
        return cls(tuple(str(int(part)) for part in key))

    @property
    @override
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form: this week's."""
        return str(self._url("/", offset=0))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week. The site has none of an earlier week: it is not asked."""
        offset = (monday_of(week) - this_monday(now)) // _WEEK
        if offset < 0:
            return empty_menu(week, now)
        url = self._url("/rss/", offset=offset)
        return await self._ask(transport, url, week, now, self._parse, headers=_HEADERS)

    def _parse(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return week_menu(
            answer.text, monday, now, self.skipped, day_of=_day_of, dishes_of=_dishes_of
        )

    def _url(self, path: str, *, offset: int) -> URL:
        # "undefined" is what the site's own pages send for the language.
        query = {**self._key, "w": str(offset), "v": "Week", "l": "undefined"}
        return URL.build(scheme="https", host=_HOST, path=path, query=query)


def _day_of(entry: Entry) -> date:
    match = _DAY.search(entry.title)
    if match is None:
        raise BadItemError
    return date_of("-".join(match.groups()))


def _dishes_of(entry: Entry) -> Iterator[str]:
    for line in entry.lines:
        for dish in _NEXT_DISH.split(tidy(line)):
            yield dish.strip().removesuffix(".")
