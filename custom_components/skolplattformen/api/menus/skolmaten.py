"""Menus of skolmaten.se: one ISO week of one school in one JSON answer, or this week's feed.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from datetime import date, datetime
from email.utils import parsedate_to_datetime
import logging
import re
from typing import Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import DeniedError, UnknownSchoolError
from ..transport import Answer, Transport
from . import feed_week
from .feed import Entry
from .skolmaten_week import week_menu
from .status import check_status
from .week import BadItemError, this_monday

SITE = "skolmaten.se"
_API = URL("https://skolmaten.se/api/4/menu/school")
_FEED = URL("https://skolmaten.se/api/4/rss/week")
# The public token that the site's own pages send; it names no one.
_HEADERS = {
    "client-token": "web-eaa12e50-c84c-4b4a-9cfe-4e3fcbcd9165",
    "Accept": "application/json",
}
_SLUG = re.compile(r"(?!api$)\w[\w.~-]{0,99}", re.IGNORECASE)

_LOGGER = logging.getLogger(__name__)


class Skolmaten:
    """The menu of one school."""

    site = SITE
    hosts = frozenset({SITE})

    def __init__(self, slug: str) -> None:
        """Remember the school by its name in addresses."""
        self._slug = slug
        # Whether the token was refused the last time: that is told once.
        self._refused = False
        self.skipped: Counter[str] = Counter()

    @classmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """
        if (url.host or "").removeprefix("www.") != SITE:
            return None
        slug = next((part for part in url.parts if part.strip("/")), "")
        if not _SLUG.fullmatch(slug):
            raise UnknownSchoolError("the address names no school")
        return cls(slug)

    @property
    def address(self) -> str:
        """Return the address of the school's page, in its one form."""
        return str(URL.build(scheme="https", host=SITE, path=f"/{self._slug}"))

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        When the token is refused, the present week still has a feed, which asks for none.

        Raises:
            UnknownSchoolError: the site has no such school.
            DeniedError: the site refuses us, or our token for another week than the present.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        iso = week.isocalendar()
        url = (_API / self._slug).with_query(year=iso.year, week=iso.week)
        answer = await transport.request("GET", url, kind="menu", headers=_HEADERS)
        monday = monday_of(week)
        try:
            _check_status(answer)
        except DeniedError:
            if monday != this_monday(now):
                raise
            return await self._read_feed(transport, monday, now)
        self._refused = False
        return week_menu(answer.json(), monday, now, self.skipped)

    async def _read_feed(self, transport: Transport, monday: date, now: datetime) -> Menu:
        """Return the menu of the present week, from one more request."""
        url = (_FEED / self._slug).with_query(locale="sv")
        answer = await transport.request("GET", url, kind="menu_feed")
        check_status(answer)
        menu = feed_week.week_menu(
            answer.text, monday, now, self.skipped, day_of=_day_of, dishes_of=_dishes_of
        )
        if not self._refused:
            self._refused = True
            _LOGGER.warning("%s refuses our token: only this week's menu can be read", SITE)
        return menu


def _check_status(answer: Answer) -> None:
    """Raise the error that the status stands for."""
    # An unknown route is what a refused token gets; an unknown school is another 404.
    if answer.status != 200 and "route not found" in answer.text[:500].casefold():
        raise DeniedError("the menu site refuses us")
    check_status(answer)


def _day_of(entry: Entry) -> date:
    """Return the day of an entry: the date as it is written, whatever the time and the zone."""
    try:
        return parsedate_to_datetime(entry.date).date()
    except (TypeError, ValueError, OverflowError) as err:
        raise BadItemError from err


def _dishes_of(entry: Entry) -> list[str]:
    return entry.lines
