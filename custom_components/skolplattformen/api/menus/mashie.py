"""Menus of Mashie: a page of some weeks, whose first script holds them as data.

Source: `docs/protocol.md` L.6.
"""

from datetime import date, datetime
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu
from ..exceptions import UnknownSchoolError
from ..transport import Answer, Transport
from .mashie_page import menu_of_page
from .source import MenuSource, host_of, parts_of

SITE = "Mashie"
# One for each company that cooks; the shorter names are the older ones.
_HOST = re.compile(r"(mpi|sodexo|compass)\.mashie\.(?:matildaplatform\.)?com")
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml",
    # Without a language the page comes without its data. It asks for no more of a browser than
    # the first words of our own User-Agent.
    "Cookie": "cookieLanguage=sv-SE",
}
_KITCHEN = re.compile(r"\w[\w .,+&'()~-]{0,99}")
_MENU = re.compile(r"[0-9a-f]{6,32}", re.IGNORECASE | re.ASCII)


class Mashie(MenuSource):
    """The menu of one school."""

    site = SITE

    def __init__(self, company: str, kitchen: str, menu: str) -> None:
        """Remember the school by the three parts of its address."""
        super().__init__()
        self._host = f"{company}.mashie.matildaplatform.com"
        self._path = f"{kitchen}/{menu.lower()}"
        self.hosts = frozenset({self._host})

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """
        host = _HOST.fullmatch(host_of(url))
        if host is None:
            return None
        match parts_of(url):
            case [public, page, kitchen, menu, *_] if (
                public.casefold() == "public"
                and page.casefold() in ("app", "menu")
                and _KITCHEN.fullmatch(kitchen)
                and _MENU.fullmatch(menu)
            ):
                return cls(host[1], kitchen, menu)
        raise UnknownSchoolError("the address names no school")

    @property
    @override
    def address(self) -> str:
        """Return the address of the school's page, in its one form."""
        return str(self._page("app"))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week out of the page, which holds all there are."""
        # The page for people has no data in it; this one has. That nothing is published is a
        # page of its own: 404 is an unknown school.
        url = self._page("menu")
        return await self._ask(transport, url, week, now, self._parse, headers=_HEADERS)

    def _parse(self, answer: Answer, _monday: date, now: datetime) -> Menu:
        return menu_of_page(answer.text, now, self.skipped)

    def _page(self, kind: str) -> URL:
        return URL.build(scheme="https", host=self._host, path=f"/public/{kind}/{self._path}")
