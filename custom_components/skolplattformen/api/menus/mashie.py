"""Menus of Mashie: a page of some weeks, whose first script holds them as data.

Source: `docs/protocol.md` L.6.
"""

from collections import Counter
from datetime import date, datetime
import re
from typing import Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnknownSchoolError
from ..transport import Transport
from .mashie_week import week_menu
from .status import check_status

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


class Mashie:
    """The menu of one school."""

    site = SITE

    def __init__(self, company: str, kitchen: str, menu: str) -> None:
        """Remember the school by the three parts of its address."""
        self._host = f"{company}.mashie.matildaplatform.com"
        self._path = f"{kitchen}/{menu.lower()}"
        self.hosts = frozenset({self._host})
        self.skipped: Counter[str] = Counter()

    @classmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """
        host = _HOST.fullmatch((url.host or "").removeprefix("www."))
        if host is None:
            return None
        match [part for part in url.parts if part.strip("/")]:
            case [public, page, kitchen, menu, *_] if (
                public.casefold() == "public"
                and page.casefold() in ("app", "menu")
                and _KITCHEN.fullmatch(kitchen)
                and _MENU.fullmatch(menu)
            ):
                return cls(host[1], kitchen, menu)
        raise UnknownSchoolError("the address names no school")

    @property
    def address(self) -> str:
        """Return the address of the school's page, in its one form."""
        return str(self._page("app"))

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        Raises:
            UnknownSchoolError: the site has no such school.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        # The page for people has no data in it; this one has.
        url = self._page("menu")
        answer = await transport.request("GET", url, kind="menu", headers=_HEADERS)
        # That nothing is published is a page of its own: 404 is an unknown school.
        check_status(answer)
        return week_menu(answer.text, monday_of(week), now, self.skipped)

    def _page(self, kind: str) -> URL:
        return URL.build(scheme="https", host=self._host, path=f"/public/{kind}/{self._path}")
