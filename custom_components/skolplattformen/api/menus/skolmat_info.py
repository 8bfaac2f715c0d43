"""Menus of skolmat.info and of its twin omsorgen.se: one ISO week of one kitchen in one answer.

Source: `docs/protocol.md` L.4.
"""

from datetime import date, datetime
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu
from ..exceptions import UnknownSchoolError
from ..transport import Answer, Transport
from .skolmat_info_week import week_menu
from .source import MenuSource, host_of, parts_of

# A GUID, or the "cm…" of newer kitchens.
_FACILITY = re.compile(r"[0-9a-z](?:-?[0-9a-z]){7,63}", re.IGNORECASE | re.ASCII)
_QUERIED = ("facilityid", "schoolid")
_PATH = ("api", "public", "matsedlar")


class SkolmatInfo(MenuSource):
    """The menu of one kitchen."""

    site = "skolmat.info"
    host = "www.skolmat.info"

    def __init__(self, facility: str) -> None:
        """Remember the kitchen by its id."""
        super().__init__()
        self._facility = facility
        self.hosts = frozenset({self.host})

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen, as those of
                the site's former pages (`meny.`) do.

        """
        host = host_of(url)
        if host != cls.site and not host.endswith(f".{cls.site}"):
            return None
        named = [value for key, value in url.query.items() if key.lower() in _QUERIED]
        parts = parts_of(url)
        if tuple(parts[:3]) == _PATH:
            named += parts[3:4]
        for facility in named if host == cls.site else ():
            if _FACILITY.fullmatch(facility):
                return cls(facility.lower())
        raise UnknownSchoolError("the address names no school")

    @property
    @override
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form."""
        query = {"facilityId": self._facility}
        return str(URL.build(scheme="https", host=self.host, path="/matsedlar", query=query))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week."""
        iso = week.isocalendar()
        url = URL.build(
            scheme="https",
            host=self.host,
            path=f"/{'/'.join(_PATH)}/{self._facility}",
            query={"year": iso.year, "week": iso.week},
        )
        headers = {"Accept": "application/json", "Referer": f"https://{self.host}/"}
        return await self._ask(transport, url, week, now, self._parse, headers=headers)

    def _parse(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return week_menu(answer.json(), monday, now, self.skipped)


class Omsorgen(SkolmatInfo):
    """The menu of one kitchen on the twin site, which has the same pages and answers."""

    site = "omsorgen.se"
    host = "www.omsorgen.se"
