"""Menus of skolmaten.se: one ISO week of one school in one JSON answer, or this week's feed.

Source: `docs/protocol.md` L.
"""

from datetime import date, datetime
from email.utils import parsedate_to_datetime
import logging
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import DeniedError, UnknownSchoolError
from ..transport import Answer, Transport
from . import feed_week
from .feed import Entry
from .skolmaten_week import week_menu
from .source import MenuSource, host_of, parts_of
from .week import BadItemError, this_monday

SITE = "skolmaten.se"
_API = URL("https://skolmaten.se/api/4/menu")
_FEED = URL("https://skolmaten.se/api/4/rss/week")
# The public token that the site's own pages send; it names no one.
HEADERS = {
    "client-token": "web-eaa12e50-c84c-4b4a-9cfe-4e3fcbcd9165",
    "Accept": "application/json",
}
_NAME = re.compile(r"(?!api$)\w[\w.~-]{0,99}", re.IGNORECASE)
# Some addresses have the id of a menu where others have the name of a school.
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)

_LOGGER = logging.getLogger(__name__)


class Skolmaten(MenuSource):
    """The menu of one school."""

    site = SITE
    hosts = frozenset({SITE})

    def __init__(self, name: str) -> None:
        """Remember the school by its name in addresses, or by the id of its menu."""
        super().__init__()
        self._name = name
        # When the token was refused, if ever.
        self._refused_at: datetime | None = None

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """
        if host_of(url) != SITE:
            return None
        name = next(iter(parts_of(url)), "")
        if not _NAME.fullmatch(name):
            raise UnknownSchoolError("the address names no school")
        return cls(name.lower() if _GUID.fullmatch(name) else name)

    @property
    @override
    def address(self) -> str:
        """Return the address of the school's page, in its one form."""
        return str(URL.build(scheme="https", host=SITE, path=f"/{self._name}"))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week.

        When the token is refused, the present week still has a feed, which asks for none; another
        week is refused, and not asked for at the same moment. Later the token is tried again.
        """
        if self._refused_at != now:
            try:
                menu = await self._read_menu(transport, week, now)
            except DeniedError:
                self._refused_at = now
            else:
                self.restricted = False
                return menu
        if monday_of(week) != this_monday(now):
            raise DeniedError("the menu site refuses our token")
        return await self._read_feed(transport, week, now)

    async def _read_menu(self, transport: Transport, week: date, now: datetime) -> Menu:
        iso = week.isocalendar()
        page = _API / self._name if _GUID.fullmatch(self._name) else _API / "school" / self._name
        url = page.with_query(year=iso.year, week=iso.week)
        return await self._ask(transport, url, week, now, self._parse, headers=HEADERS)

    async def _read_feed(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the present week."""
        url = (_FEED / self._name).with_query(locale="sv")
        menu = await self._ask(
            transport, url, week, now, self._parse_feed, headers={}, kind="menu_feed"
        )
        if not self.restricted:
            self.restricted = True
            _LOGGER.warning("%s refuses our token: only this week's menu can be read", SITE)
        return menu

    def _parse(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return week_menu(answer.json(), monday, now, self.skipped)

    def _parse_feed(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return feed_week.week_menu(
            answer.text, monday, now, self.skipped, day_of=_day_of, dishes_of=_dishes_of
        )

    @override
    def _check(self, answer: Answer) -> None:
        """Raise the error that the status of an answer stands for, if any."""
        # An unknown route is what a refused token gets; an unknown school is another 404.
        if answer.status != 200 and "route not found" in answer.text[:500].casefold():
            raise DeniedError("the menu site refuses us")
        super()._check(answer)


def _day_of(entry: Entry) -> date:
    """Return the day of an entry: the date as it is written, whatever the time and the zone."""
    try:
        return parsedate_to_datetime(entry.date).date()
    except (TypeError, ValueError, OverflowError) as err:
        raise BadItemError from err


def _dishes_of(entry: Entry) -> list[str]:
    return entry.lines
