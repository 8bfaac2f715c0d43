"""Menus of skolmaten.se: one ISO week of one school in one JSON answer.

Source: `docs/protocol.md` L.
"""

from collections import Counter
from datetime import date, datetime
import re
from typing import Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import (
    DeniedError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from ..transport import Answer, Transport
from .skolmaten_week import week_menu

SITE = "skolmaten.se"
_API = URL("https://skolmaten.se/api/4/menu/school")
# The public token that the site's own pages send; it names no one.
_HEADERS = {
    "client-token": "web-eaa12e50-c84c-4b4a-9cfe-4e3fcbcd9165",
    "Accept": "application/json",
}
_SLUG = re.compile(r"(?!api$)\w[\w.~-]{0,99}", re.IGNORECASE)


class Skolmaten:
    """The menu of one school."""

    site = SITE
    hosts = frozenset({SITE})

    def __init__(self, slug: str) -> None:
        """Remember the school by its name in addresses."""
        self._slug = slug
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

        Raises:
            UnknownSchoolError: the site has no such school.
            DeniedError: the site refuses us or our token.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        iso = week.isocalendar()
        url = (_API / self._slug).with_query(year=iso.year, week=iso.week)
        answer = await transport.request("GET", url, kind="menu", headers=_HEADERS)
        _check_status(answer)
        return week_menu(answer.json(), monday_of(week), now, self.skipped)


def _check_status(answer: Answer) -> None:
    """Raise the error that the status stands for."""
    if answer.status == 200:
        return
    # An unknown route is what a refused token gets; an unknown school is another 404.
    if answer.status in (401, 403) or "route not found" in answer.text[:500].casefold():
        raise DeniedError("the menu site refuses us")
    if answer.status == 404:
        raise UnknownSchoolError("the menu site does not know the school")
    if answer.status >= 500:
        raise UnreachableError(f"the menu site is down (status {answer.status})")
    raise UnexpectedAnswerError(f"the menu site answered with status {answer.status}")
