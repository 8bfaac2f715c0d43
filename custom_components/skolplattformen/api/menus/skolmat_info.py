"""Menus of skolmat.info and of its twin omsorgen.se: one ISO week of one kitchen in one answer.

Source: `docs/protocol.md` L.4.
"""

from collections import Counter
from datetime import date, datetime
import re
from typing import ClassVar, Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnknownSchoolError
from ..transport import Transport
from .skolmat_info_week import week_menu
from .status import check_status

# A GUID, or the "cm…" of newer kitchens.
_FACILITY = re.compile(r"[0-9a-z](?:-?[0-9a-z]){7,63}", re.IGNORECASE | re.ASCII)
_QUERIED = ("facilityid", "schoolid")
_PATH = ("api", "public", "matsedlar")


class SkolmatInfo:
    """The menu of one kitchen."""

    site: ClassVar[str] = "skolmat.info"
    host: ClassVar[str] = "www.skolmat.info"

    def __init__(self, facility: str) -> None:
        """Remember the kitchen by its id."""
        self._facility = facility
        self.hosts = frozenset({self.host})
        self.skipped: Counter[str] = Counter()

    @classmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen, as those of
                the site's former pages (`meny.`) do.

        """
        host = url.host or ""
        if host != cls.site and not host.endswith(f".{cls.site}"):
            return None
        named = [value for key, value in url.query.items() if key.lower() in _QUERIED]
        parts = [part for part in url.parts if part.strip("/")]
        if tuple(parts[:3]) == _PATH:
            named += parts[3:4]
        for facility in named if host in (cls.site, cls.host) else ():
            if _FACILITY.fullmatch(facility):
                return cls(facility.lower())
        raise UnknownSchoolError("the address names no school")

    @property
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form."""
        query = {"facilityId": self._facility}
        return str(URL.build(scheme="https", host=self.host, path="/matsedlar", query=query))

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        Raises:
            UnknownSchoolError: the site has no such kitchen.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        iso = week.isocalendar()
        url = URL.build(scheme="https", host=self.host, path=f"/{'/'.join(_PATH)}/{self._facility}")
        answer = await transport.request(
            "GET",
            url.with_query(year=iso.year, week=iso.week),
            kind="menu",
            headers={"Accept": "application/json", "Referer": f"https://{self.host}/"},
        )
        check_status(answer)
        return week_menu(answer.json(), monday_of(week), now, self.skipped)


class Omsorgen(SkolmatInfo):
    """The menu of one kitchen on the twin site, which has the same pages and answers."""

    site = "omsorgen.se"
    host = "www.omsorgen.se"
