"""Menus of Matilda (menu.matildaplatform.com): a range of days of one kitchen in one JSON answer.

Source: `docs/protocol.md` L.2.
"""

from datetime import date, datetime, timedelta
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnknownSchoolError
from ..transport import Answer, Transport
from .matilda_schools import KITCHENS
from .matilda_week import week_menu
from .source import MenuSource, host_of
from .week import empty_menu

SITE = "Matilda"
_HOST = "menu.matildaplatform.com"
_MENU = URL(f"https://{_HOST}/api/menu")
_HEADERS = {"Accept": "application/json"}
# "64aa00000000000000000001_Larkskolan": the name is for people.
_KEY = re.compile(r"([0-9a-f]{24})(?:_.*)?", re.IGNORECASE | re.DOTALL)
# A kitchen that was there is still there so long, when nothing is said of it.
_KNOWN_FOR = timedelta(days=1)


class Matilda(MenuSource):
    """The menu of one kitchen, which may be that of several schools."""

    site = SITE
    hosts = frozenset({_HOST})

    def __init__(self, key: str) -> None:
        """Remember the kitchen by its id."""
        super().__init__()
        self._key = key
        # When the site last showed that it has this kitchen.
        self._known_at: datetime | None = None

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen.

        """
        if host_of(url) != _HOST:
            return None
        queried = [value for name, value in url.query.items() if name.lower() == "distributorid"]
        for part in (*url.parts, *queried):
            if (match := _KEY.fullmatch(part)) is not None:
                return cls(match[1].lower())
        raise UnknownSchoolError("the address names no school")

    @property
    @override
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form: without its name."""
        return str(URL.build(scheme="https", host=_HOST, path=f"/meals/week/{self._key}"))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week; when there is none, the list of kitchens may be asked too."""
        monday = monday_of(week)
        url = _MENU.with_query(
            distributorId=self._key,
            startDate=monday.isoformat(),
            endDate=(monday + timedelta(days=6)).isoformat(),
            lang="sv",
        )
        try:
            menu = await self._ask(transport, url, week, now, self._parse, headers=_HEADERS)
        except UnknownSchoolError:
            # Nothing published, or no such kitchen: only the list of kitchens tells.
            await self._check_known(transport, now)
            return empty_menu(week, now)
        self._known_at = now
        return menu

    def _parse(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return week_menu(answer.json(), monday, now, self.skipped)

    async def _check_known(self, transport: Transport, now: datetime) -> None:
        """Ask for the list of kitchens, unless ours was there a short while ago.

        Raises:
            UnknownSchoolError: ours is not in it.

        """
        if self._known_at is not None and now - self._known_at < _KNOWN_FOR:
            return
        if self._key not in {kitchen.key for kitchen in await KITCHENS.read(transport)}:
            raise UnknownSchoolError("the menu site does not know the school")
        self._known_at = now
